// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "reports.hpp"

#include "timing.hpp"

#include <fastmm/version.hpp>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <stdexcept>

namespace fastmm_bench {

using fastmm_support::median;
using json = nlohmann::ordered_json;

namespace {

json optional_number(const std::optional<double>& value) {
    return value ? json(*value) : json(nullptr);
}

json statistics(const std::vector<double>& values) {
    if (values.empty())
        return nullptr;
    return {{"median", median(values)},
            {"maximum", *std::max_element(values.begin(), values.end())},
            {"samples", values.size()}};
}

std::string processor_name() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.rfind("model name", 0) == 0 && line.find(": ") != std::string::npos)
            return line.substr(line.find(": ") + 2);
    return "unknown";
}

std::string date() {
    const std::time_t now = std::time(nullptr);
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
    return text;
}

json context_of(const measured_run& run) {
    const benchmark::CPUInfo& processor = benchmark::CPUInfo::Get();
    json caches = json::array();
    for (const auto& cache : processor.caches)
        caches.push_back({{"type", cache.type},
                          {"level", cache.level},
                          {"size", cache.size},
                          {"num_sharing", cache.num_sharing}});
    json libraries = json::array();
    for (const peer_library& library : run.libraries)
        libraries.push_back({{"name", library.name},
                             {"path", library.path},
                             {"version", library.version},
                             {"kernel", library.kernel}});
    return {{"date", date()},
            {"executable", "bench_matmul"},
            {"processor", processor_name()},
            {"num_cpus", processor.num_cpus},
            {"caches", caches},
            {"compiler", compiler_name()},
            {"fastmm", std::to_string(FASTMM_VERSION_MAJOR) + '.' + std::to_string(FASTMM_VERSION_MINOR) +
                           '.' + std::to_string(FASTMM_VERSION_PATCH)},
            {"libraries", libraries},
            {"repeats", run.wanted.repeats},
            {"min_time", run.wanted.min_time},
            {"interrupted", run.interrupted}};
}

json contestant_json(const measured_case& at, const measured& who) {
    json ratios = json::object();
    for (const measured& other : at.contestants)
        if (other.as == role::peer && &other != &who)
            ratios[other.name] = optional_number(ratio_of(who, other));
    const measured* blas = best_peer(at, true);
    const measured* peer = best_peer(at, false);
    const std::optional<double> rate = rate_of(at, who);
    json result{
        {"name", who.name},
        {"median_seconds", who.seconds.empty() ? json(nullptr) : json(median(who.seconds))},
        {"gflops", optional_number(rate)},
        {"of_peak", rate && !at.peaks.empty() ? json(*rate / median(at.peaks)) : json(nullptr)},
        {"ratio_to_best_blas", blas == nullptr ? json(nullptr) : optional_number(ratio_of(who, *blas))},
        {"ratio_to_best_peer", peer == nullptr ? json(nullptr) : optional_number(ratio_of(who, *peer))},
        {"ratios", ratios},
        {"difference", who.difference},
        {"wrong", who.wrong}};
    return result;
}

json case_json(const measured_case& at) {
    json contestants = json::array();
    for (const measured& who : at.contestants)
        contestants.push_back(contestant_json(at, who));
    const measured* blas = best_peer(at, true);
    const measured* peer = best_peer(at, false);
    return {{"group", at.group},
            {"n_of_group", at.size},
            {"m", at.of.m},
            {"k", at.of.k},
            {"n", at.of.n},
            {"type", at.type},
            {"threads", at.threads},
            {"peak_gflops", statistics(at.peaks)},
            {"best_blas", blas == nullptr ? json(nullptr) : json(blas->name)},
            {"best_peer", peer == nullptr ? json(nullptr) : json(peer->name)},
            {"reference", at.reference},
            {"difference_bound", at.bound},
            {"contestants", contestants}};
}

// Every single measurement, as Google Benchmark writes them: its tools/compare.py reads two of these files.
void add_measurements(json& list, const measured_case& at) {
    for (const measured& who : at.contestants)
        for (std::size_t repeat = 0; repeat < who.seconds.size(); ++repeat) {
            const std::string name =
                who.name + '/' + at.type + '/' + to_string(at.of) + "/threads:" + std::to_string(at.threads);
            const double nanoseconds = 1e9 * who.seconds[repeat];
            list.push_back({{"name", name},
                            {"run_name", name},
                            {"run_type", "iteration"},
                            {"repetitions", who.seconds.size()},
                            {"repetition_index", repeat},
                            {"threads", 1}, // That call it; how many the contestant starts, its name tells.
                            {"iterations", who.calls},
                            {"real_time", nanoseconds},
                            {"cpu_time", nanoseconds},
                            {"time_unit", "ns"}});
        }
}

json peaks_json(const measured_run& run) {
    json result = json::array();
    for (const std::string& type : run.wanted.types)
        for (const int threads : run.wanted.threads) {
            json entry{{"type", type}, {"threads", threads}};
            entry["gflops"] = statistics(peaks_of(run, type, threads));
            result.push_back(entry);
        }
    return result;
}

json micro_kernels_json(const measured_run& run) {
    json result = json::array();
    for (const measured_micro_kernel& m : run.micro_kernels) {
        std::vector<double> shares;
        for (std::size_t i = 0; i < m.rates.size(); ++i)
            shares.push_back(m.rates[i] / m.peaks[i]);
        result.push_back({{"type", m.type},
                          {"rows", m.rows},
                          {"cols", m.cols},
                          {"depth", m.depth},
                          {"gflops", statistics(m.rates)},
                          {"of_peak", statistics(shares)}});
    }
    return result;
}

} // namespace

std::string compiler_name() {
#if defined(__clang__)
    return "clang " __clang_version__;
#elif defined(__GNUC__)
    return "g++ " __VERSION__;
#else
    return "unknown";
#endif
}

void write_json(const std::filesystem::path& path, const measured_run& run) {
    json root{
        {"context", context_of(run)}, {"peak", peaks_json(run)}, {"micro_kernel", micro_kernels_json(run)}};
    root["cases"] = json::array();
    root["benchmarks"] = json::array();
    for (const measured_case& at : run.cases) {
        root["cases"].push_back(case_json(at));
        add_measurements(root["benchmarks"], at);
    }
    const std::filesystem::path unfinished = path.string() + ".unfinished";
    {
        std::ofstream file(unfinished);
        // A difference that is infinite becomes null.
        file << root.dump(1, ' ', false, json::error_handler_t::replace) << '\n';
        if (!file.flush())
            throw std::runtime_error(unfinished.string() + ": cannot be written");
    }
    std::filesystem::rename(unfinished, path);
}

} // namespace fastmm_bench
