// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "reports.hpp"

#include "chart/svg.hpp"
#include "terminal/text_table.hpp"
#include "timing.hpp"

#include <algorithm>

namespace fastmm_bench {

using fastmm_support::fixed;
using fastmm_support::median;
using fastmm_support::text_table;

namespace {

std::string cell(const measured_case& at, const std::string& name, const measured* best) {
    const auto who = std::find_if(at.contestants.begin(), at.contestants.end(),
                                  [&](const measured& m) { return m.name == name; });
    if (who == at.contestants.end())
        return "-";
    if (who->wrong)
        return "WRONG";
    std::string text = fixed(rate_of(at, *who).value_or(0), 1);
    if (best != nullptr)
        text += " (" + fixed(ratio_of(*who, *best).value_or(0), 2) + ')';
    return text;
}

} // namespace

void print_table(std::ostream& out, std::span<const measured_case> cases) {
    if (cases.empty())
        return;
    std::vector<std::string> names;
    for (const measured_case& c : cases)
        for (const measured& who : c.contestants)
            if (std::find(names.begin(), names.end(), who.name) == names.end())
                names.push_back(who.name);
    std::vector<std::string> headings{"m x k x n", "FMA peak"};
    headings.insert(headings.end(), names.begin(), names.end());
    text_table table(headings);
    for (const measured_case& c : cases) {
        const measured* best = best_peer(c, true);
        std::vector<std::string> row{to_string(c.of), fixed(median(c.peaks), 1)};
        for (const std::string& name : names)
            row.push_back(cell(c, name, best));
        table.add(std::move(row));
    }
    const measured_case& first = cases.front();
    out << '\n'
        << first.group << ", " << first.type << ", " << first.threads
        << (first.threads == 1 ? " thread" : " threads") << ": GFLOP/s (times as fast as the best BLAS)\n"
        << table << std::flush;
}

void print_summary(std::ostream& out, const measured_run& run) {
    out << '\n';
    for (const std::string& type : run.wanted.types)
        for (const int threads : run.wanted.threads) {
            const std::vector<double> peaks = peaks_of(run, type, threads);
            if (!peaks.empty())
                out << "FMA peak, " << type << ", " << threads << (threads == 1 ? " thread" : " threads")
                    << ": median " << fixed(median(peaks), 1) << ", maximum "
                    << fixed(*std::max_element(peaks.begin(), peaks.end()), 1) << " GFLOP/s\n";
        }
    for (const measured_micro_kernel& m : run.micro_kernels) {
        std::vector<double> shares;
        for (std::size_t i = 0; i < m.rates.size(); ++i)
            shares.push_back(100 * m.rates[i] / m.peaks[i]);
        out << "micro-kernel alone, " << m.type << ", " << m.rows << " x " << m.cols << ", depth " << m.depth
            << ": " << fixed(median(m.rates), 1) << " GFLOP/s, " << fixed(median(shares), 1)
            << " % of the peak of this build's vectors beside it\n";
    }
}

} // namespace fastmm_bench
