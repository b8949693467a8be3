// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "report.hpp"

#include "chart/figure.hpp"
#include "terminal/text_table.hpp"

#include <fastmm/planning/processor.hpp>

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace fastmm_bench {

namespace {

using fastmm_support::fixed;

std::string bar_of(const exact_result& result, std::size_t other) {
    if (result.problem.bar == 0 || other != result.rival())
        return "";
    return fixed(result.problem.bar, 2) +
           (result.ratio(other) >= result.problem.bar ? ": reached" : ": missed");
}

} // namespace

void print_table(std::ostream& out, const std::vector<exact_result>& results) {
    fastmm_support::text_table table({"product", "times as fast as", "", "bar", "results"});
    for (const exact_result& result : results)
        for (std::size_t i = 1; i < result.names.size(); ++i)
            table.add({i == 1 ? result.problem.ring + ", " + result.problem.shape : "", result.names[i],
                       fixed(result.ratio(i), 2), bar_of(result, i),
                       i > 1          ? ""
                       : result.agree ? "equal"
                                      : "DIFFER"});
    out << table;
}

void write_json(const std::string& path, const std::vector<exact_result>& results, bool interrupted) {
    using json = nlohmann::ordered_json;
    json all = json::array();
    for (const exact_result& result : results) {
        json contestants = json::array();
        for (std::size_t i = 0; i < result.names.size(); ++i)
            contestants.push_back({{"name", result.names[i]},
                                   {"peer", static_cast<bool>(result.are_peers[i])},
                                   {"ratio", result.ratio(i)},
                                   {"seconds", result.seconds[i]}});
        all.push_back({{"group", result.problem.group},
                       {"ring", result.problem.ring},
                       {"product", result.problem.shape},
                       {"bar", result.problem.bar},
                       {"against", result.problem.bar == 0 ? "" : result.names[result.rival()]},
                       {"equal", result.agree},
                       {"contestants", std::move(contestants)}});
    }
    const json document{{"processor", fastmm::processor_name()},
                        {"threads", 1},
                        {"interrupted", interrupted},
                        {"products", std::move(all)}};
    std::ofstream file(path);
    file << document.dump(2) << '\n';
    if (!file.flush())
        throw std::runtime_error(path + ": cannot write to it");
}

} // namespace fastmm_bench
