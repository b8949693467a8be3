// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "timer.hpp"

#include <benchmark/benchmark.h>

#include <stdexcept>
#include <vector>

namespace fastmm_bench {

namespace {

class collector : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override { return true; }

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs)
            if (run.run_type == Run::RT_Iteration && run.iterations > 0)
                collected = {run.real_accumulated_time / static_cast<double>(run.iterations), run.iterations};
    }

    timing collected;
};

template <class Configure>
timing run(const std::string& name, const std::function<void()>& call, Configure configure) {
    benchmark::ClearRegisteredBenchmarks();
    auto* const registered = benchmark::RegisterBenchmark(name.c_str(), [&call](benchmark::State& state) {
        for (auto _ : state) {
            call();
            benchmark::ClobberMemory();
        }
    });
    configure(registered->UseRealTime());
    collector result;
    benchmark::RunSpecifiedBenchmarks(&result, nullptr, ".");
    benchmark::ClearRegisteredBenchmarks();
    if (result.collected.calls == 0)
        throw std::runtime_error("Google Benchmark did not run " + name);
    return result.collected;
}

} // namespace

timing time_of(const std::string& name, const std::function<void()>& call, double least_seconds) {
    return run(name, call, [&](auto* registered) { registered->MinTime(least_seconds); });
}

timing time_of_calls(const std::string& name, const std::function<void()>& call, std::int64_t calls) {
    return run(name, call, [&](auto* registered) { registered->Iterations(calls); });
}

} // namespace fastmm_bench
