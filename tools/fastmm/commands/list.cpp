// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm list: the embedded tables, with the figures of fastmm verify, and the best that is recombined of them for a shape.

#include "commands/catalogue.hpp"
#include "commands/commands.hpp"
#include "commands/reading_flags.hpp"
#include "commands/report.hpp"
#include "exact/malformed.hpp"
#include "notations/fmm.hpp"
#include "table/recombination_list.hpp"
#include "table/recombination_text.hpp"
#include "terminal/progress.hpp"

#include <fastmm/factorization/tables/embedded.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <string_view>
#include <vector>

namespace fastmm_tool {

namespace {

struct list_flags {
    std::string shape;
    bool json = false;
    bool long_report = false;
    bool all = false;
    bool modulo_2 = false;
    std::string catalogue;
    std::string recombinations;
};

constexpr const char* description =
    R"(Shows the tables that fastmm holds, proved once more, with their figures: see fastmm verify --help. For a shape up to 16x16x16 also the table of least rank that they can be recombined to: composed ("strassen over 3x4x5:47"), joined along a dimension, less a row or column, or turned.)";

constexpr const char* footer =
    R"(Keys of --json for a recombined table: shape, rank, naive_rank, best_known_rank (published, over the ring), exponent, ring (Z, or Z2 where tables that hold modulo 2 only are parts), made_by, made_of.)";

template <class... Tables>
std::vector<std::string_view> texts_of(fastmm::table_list<Tables...>) {
    return {Tables::text...};
}

std::array<int, 3> sorted_dimensions(const shape& s) {
    std::array<int, 3> result{s.m, s.k, s.n};
    std::sort(result.begin(), result.end());
    return result;
}

nlohmann::ordered_json to_json(const recombination_figures& f, bool modulo_2) {
    static constexpr std::array names{"definition", "table", "composition", "join", "drop"};
    const shape& s = f.made.dimensions;
    nlohmann::ordered_json json;
    json["shape"] = {s.m, s.k, s.n};
    json["rank"] = f.made.rank;
    json["naive_rank"] = f.naive;
    json["best_known_rank"] = f.known ? nlohmann::ordered_json(*f.known) : nlohmann::ordered_json();
    json["exponent"] = f.exponent;
    json["ring"] = modulo_2 ? "Z2" : "Z";
    json["made_by"] = names[static_cast<std::size_t>(f.made.how)];
    json["made_of"] = made_of(f.made);
    return json;
}

std::string known_text(const recombination_figures& f) {
    return f.known ? std::to_string(*f.known) : "-";
}

// The recombined tables of a shape: over the integers, and modulo 2 where that has fewer products.
void write_recombined(std::ostream& out, const shape& s, bool json) {
    const recombination_figures f = recombination_figures_of(s), modulo_2 = recombination_figures_of(s, true);
    const bool both = modulo_2.made.rank < f.made.rank;
    if (json) {
        out << to_json(f, false).dump() << '\n';
        if (both)
            out << to_json(modulo_2, true).dump() << '\n';
        return;
    }
    const auto line = [&](const std::string& label, const std::string& text) {
        out << "  " << label << std::string(16 - label.size(), ' ') << text << '\n';
    };
    char saved[64], exponent[32];
    std::snprintf(saved, sizeof saved, "%d, naive %d: %.1f %% saved", f.made.rank, f.naive, 100 * f.saved);
    std::snprintf(exponent, sizeof exponent, "%.6f", f.exponent);
    const auto published = best_known_rank(s);
    out << to_string(s) << ", recombined of embedded tables\n";
    line("rank", saved);
    line("made of", made_of(f.made));
    line("best known rank",
         published ? known_text(f) + " (" + std::string(published->source) + ')' : "not known here");
    line("exponent", exponent);
    if (both)
        line("modulo 2", std::to_string(modulo_2.made.rank) + ", made of " + made_of(modulo_2.made) +
                             "; best known rank " + known_text(modulo_2));
}

int list_all(const list_flags& flags) {
    if (!flags.json)
        std::cout << "shape      rank  naive   saved  best  exponent  made of\n"
                     "---------------------------------------------------------------\n";
    constexpr int most = fastmm::tables::most_recombined;
    for (int m = 2; m <= most; ++m)
        for (int k = m; k <= most; ++k)
            for (int n = k; n <= most; ++n) {
                const recombination_figures f = recombination_figures_of({m, k, n}, flags.modulo_2);
                if (flags.json) {
                    std::cout << to_json(f, flags.modulo_2).dump() << '\n';
                    continue;
                }
                char line[96];
                std::snprintf(line, sizeof line, "%-9s %5d  %5d  %4.1f %%  %4s  %8.4f  ",
                              to_string(f.made.dimensions).c_str(), f.made.rank, f.naive, 100 * f.saved,
                              known_text(f).c_str(), f.exponent);
                std::cout << line << made_of(f.made) << '\n';
            }
    return all_exact;
}

void write_file(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    if (!file.flush())
        throw malformed(path + ": cannot be written");
}

int list_embedded(const list_flags& flags) {
    const std::optional<shape> wanted =
        flags.shape.empty() ? std::nullopt : std::optional(parse_shape(flags.shape));
    std::vector<judgement> all;
    int status = all_exact;
    for (const std::string_view text : texts_of(fastmm::embedded_tables{}))
        fmm_notation.read(text, {}, [&](exact_table table) {
            if (wanted && sorted_dimensions(*wanted) != sorted_dimensions(table.dimensions))
                return;
            judgement j = judge("embedded", std::string(fmm_notation.name), std::move(table), {});
            if (!j.accepted)
                status = some_not_exact;
            all.push_back(std::move(j));
        });
    const bool recombined = wanted && fastmm::detail::is_recombined(*wanted);
    if (flags.json) {
        for (const judgement& j : all)
            std::cout << to_json(j).dump() << '\n';
    } else {
        const report_style style{fastmm_support::is_terminal(stdout), flags.long_report};
        if (all.empty())
            std::cout << "no embedded table has the shape " << flags.shape << ", in any orientation\n";
        else if (all.size() == 1 || style.blocks)
            for (const judgement& j : all)
                write_block(std::cout, j, style);
        else
            write_table(std::cout, all, style);
        if (recombined)
            std::cout << '\n';
    }
    if (recombined)
        write_recombined(std::cout, *wanted, flags.json);
    return status;
}

int run(const list_flags& flags) {
    if (!flags.recombinations.empty())
        write_file(flags.recombinations, write_recombinations());
    if (!flags.catalogue.empty())
        write_catalogue(flags.catalogue);
    if (!flags.recombinations.empty() || !flags.catalogue.empty())
        return all_exact;
    return flags.all ? list_all(flags) : list_embedded(flags);
}

} // namespace

void add_list_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<list_flags>();
    CLI::App* const command = app.add_subcommand("list", description);
    command->footer(footer);
    auto* const one =
        command
            ->add_option("shape", flags->shape,
                         "Only those of this shape, in any orientation, and what is recombined to it")
            ->option_text("MxKxN");
    command->add_flag("--json", flags->json, "One JSON object a line for each table");
    command->add_flag("--long", flags->long_report, "All figures of each table");
    auto* const all =
        command->add_flag("--all", flags->all, "The recombined table of every shape up to 16x16x16");
    all->excludes(one);
    command
        ->add_flag("--modulo-2", flags->modulo_2, "With --all: tables that hold modulo 2 only are parts, too")
        ->needs(all);
    const std::string group = "Files of the project";
    command
        ->add_option("--catalogue", flags->catalogue, "Write catalogue.md and catalogue.svg into this folder")
        ->option_text("DIRECTORY")
        ->group(group);
    command
        ->add_option("--recombinations", flags->recombinations,
                     "Search once more how embedded tables are recombined, and write the header that says so")
        ->option_text("FILE")
        ->group(group);
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
