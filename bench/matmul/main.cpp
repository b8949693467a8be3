// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Times products of fastmm, Eigen, OpenBLAS and BLIS side by side: bench/README.md.

#include "blas.hpp"
#include "eigen.hpp"
#include "interrupt.hpp"
#include "outputs.hpp"
#include "race.hpp"
#include "reports.hpp"
#include "settings.hpp"
#include "terminal/progress.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace fastmm_bench;

/// Who may take part, with the libraries behind them.
struct field {
    std::vector<contestant> contestants = built_in_contestants();
    std::vector<peer_library> libraries = {{"Eigen", "", eigen_version(), eigen_kernel()}};
};

// A library that was named must load; one that the build found, or hoped for, may be gone.
template <class Load>
void add_blas(field& to, const std::string& path, const std::string& built_in_path, Load load) {
    if (path.empty() || path == "none")
        return;
    try {
        loaded_blas loaded = load(path);
        to.contestants.push_back(std::move(loaded.who));
        to.libraries.push_back(std::move(loaded.about));
    } catch (const std::runtime_error& problem) {
        if (path != built_in_path)
            throw;
        std::fprintf(stderr, "bench_matmul: left out: %s\n", problem.what());
    }
}

std::string lower_case(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::vector<contestant> chosen_of(const std::vector<contestant>& all, const std::vector<std::string>& names) {
    if (names.empty())
        return all;
    std::vector<contestant> result;
    for (const std::string& name : names) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const contestant& who) {
            return lower_case(who.name) == lower_case(name);
        });
        if (found == all.end())
            throw std::runtime_error("--contestants: there is no '" + name + "'; --list names who is here");
        if (std::none_of(result.begin(), result.end(),
                         [&](const contestant& who) { return who.name == found->name; }))
            result.push_back(*found);
    }
    return result;
}

void print_libraries(const std::vector<peer_library>& libraries) {
    std::cout << "fastmm and Eigen are built by " << compiler_name() << '\n';
    for (const peer_library& library : libraries)
        std::cout << library.name << ": " << library.version << "; kernel " << library.kernel
                  << (library.path.empty() ? "" : "; ") << library.path << '\n';
    std::cout << std::flush;
}

void print_list(const field& all) {
    print_libraries(all.libraries);
    std::cout << "\ncontestants:";
    for (const contestant& who : all.contestants)
        std::cout << ' ' << who.name;
    std::cout << "\ngroups:\n";
    for (const shape_group& group : shape_groups())
        std::cout << "  " << group.name << ": " << group.title << '\n';
}

std::vector<const contestant*> able(const std::vector<contestant>& contestants, const shape& s, int threads) {
    std::vector<const contestant*> result;
    for (const contestant& who : contestants)
        if ((threads == 1 || who.threaded) &&
            (who.as != role::naive || std::max({s.m, s.k, s.n}) <= naive_limit))
            result.push_back(&who);
    return result;
}

struct planned_block {
    std::string group;
    std::string type;
    int threads;
    std::vector<std::pair<std::ptrdiff_t, shape>> shapes;
};

std::vector<planned_block> blocks_of(const settings& wanted) {
    std::vector<planned_block> result;
    const auto add = [&](const std::string& group,
                         const std::vector<std::pair<std::ptrdiff_t, shape>>& shapes) {
        for (const std::string& type : wanted.types)
            for (const int threads : wanted.threads)
                result.push_back({group, type, threads, shapes});
    };
    for (const shape_group& group : shape_groups()) {
        if (std::find(wanted.groups.begin(), wanted.groups.end(), group.name) == wanted.groups.end())
            continue;
        std::vector<std::pair<std::ptrdiff_t, shape>> shapes;
        for (const std::ptrdiff_t n : wanted.sizes)
            shapes.emplace_back(n, group.of(n));
        add(group.name, shapes);
    }
    if (!wanted.shapes.empty()) {
        std::vector<std::pair<std::ptrdiff_t, shape>> shapes;
        for (const shape& s : wanted.shapes)
            shapes.emplace_back(0, s);
        add(own_shapes, shapes);
    }
    return result;
}

bool run_case(measured_case& where, const std::vector<const contestant*>& contestants, const settings& wanted,
              const surroundings& around) {
    if (where.type == type_name<double>)
        return run_race<double>(where, contestants, wanted.repeats, wanted.min_time, around);
    return run_race<float>(where, contestants, wanted.repeats, wanted.min_time, around);
}

// Measures the cases of a block into `run`, which is saved after each, and prints them.
void run_block(measured_run& run, const planned_block& block, const std::vector<contestant>& contestants) {
    const std::size_t begin = run.cases.size();
    {
        std::size_t steps = 0;
        for (const auto& [n, s] : block.shapes)
            steps += steps_of(able(contestants, s, block.threads).size(), run.wanted.repeats);
        const std::string title =
            block.group + ", " + block.type + ", threads " + std::to_string(block.threads);
        fastmm_support::progress bar(title, std::max<std::size_t>(1, steps), 10);
        for (const auto& [n, s] : block.shapes) {
            measured_case where{block.group, n, s, block.type, block.threads, {}, 0, {}, {}};
            const surroundings around{
                [&](const std::string& name) { bar.advance(to_string(where.of) + ' ' + name); },
                [] { return interrupted != 0; }};
            const auto present = able(contestants, s, block.threads);
            if (present.empty())
                continue;
            if (!run_case(where, present, run.wanted, around)) {
                run.interrupted = true;
                break;
            }
            run.cases.push_back(std::move(where));
            if (!run.wanted.json.empty())
                write_json(run.wanted.json, run);
        }
    }
    print_table(std::cout, std::span(run.cases).subspan(begin));
}

void run_micro_kernels(measured_run& run) {
    const double seconds = std::min(run.wanted.min_time, 0.05); // It isn't asked whether it is interrupted.
    for (const std::string& type : run.wanted.types)
        run.micro_kernels.push_back(type == type_name<double>
                                        ? run_micro_kernel<double>(run.wanted.repeats, seconds)
                                        : run_micro_kernel<float>(run.wanted.repeats, seconds));
}

int exit_status_of(const measured_run& run) {
    for (const measured_case& at : run.cases)
        for (const measured& who : at.contestants)
            if (who.wrong) {
                std::fprintf(stderr,
                             "bench_matmul: %s is wrong at %s, %s: it differs from %s by %g of at most %g\n",
                             who.name.c_str(), to_string(at.of).c_str(), at.type.c_str(),
                             at.reference.c_str(), who.difference, at.bound);
                return 1;
            }
    return run.interrupted ? 130 : 0;
}

int run_all(const settings& wanted) {
    field all;
    add_blas(all, wanted.openblas, built_in_openblas_path(), load_openblas);
    add_blas(all, wanted.blis, built_in_blis_path(), load_blis);
    if (wanted.list) {
        print_list(all);
        return 0;
    }
    const std::vector<contestant> contestants = chosen_of(all.contestants, wanted.contestants);
    require_writable(wanted.json);
    if (!wanted.svg.empty())
        require_writable(wanted.svg + "-gflops.svg");
    print_libraries(all.libraries);

    measured_run run{wanted, all.libraries, {}, {}, false};
    watch_for_interrupts();
    run_micro_kernels(run);
    for (const planned_block& block : blocks_of(wanted)) {
        if (run.interrupted)
            break;
        run_block(run, block, contestants);
    }
    print_summary(std::cout, run);
    if (run.interrupted)
        std::cout << "Interrupted: " << run.cases.size() << " shapes are whole and kept.\n";
    if (!wanted.json.empty()) {
        write_json(wanted.json, run);
        std::cout << "Data: " << wanted.json << '\n';
    }
    if (!wanted.svg.empty()) {
        const std::vector<std::string> pictures = draw_pictures(wanted.svg, run);
        for (const std::string& path : pictures)
            std::cout << "Picture: " << path << '\n';
        if (pictures.empty())
            std::cout << "No picture: no size of a group is whole.\n";
    }
    return exit_status_of(run);
}

} // namespace

int main(int argc, char** argv) {
    const parsed_settings parsed = parse_settings(argc, argv);
    if (parsed.exit_status)
        return *parsed.exit_status;
    // Milliseconds that threads of LLVM's OpenMP spin; race.cpp waits longer between two measurements.
    setenv("KMP_BLOCKTIME", "10", 0);
    try {
        return run_all(parsed.wanted);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench_matmul: %s\n", problem.what());
        return 2;
    }
}
