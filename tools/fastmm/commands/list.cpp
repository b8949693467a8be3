// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm list: the embedded tables, with the figures of fastmm verify.

#include "commands/commands.hpp"
#include "commands/reading_flags.hpp"
#include "commands/report.hpp"
#include "notations/fmm.hpp"
#include "terminal/progress.hpp"

#include <fastmm/factorization/tables/embedded.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
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
};

template <class... Tables>
std::vector<std::string_view> texts_of(fastmm::table_list<Tables...>) {
    return {Tables::text...};
}

std::array<int, 3> sorted_dimensions(const shape& s) {
    std::array<int, 3> result{s.m, s.k, s.n};
    std::sort(result.begin(), result.end());
    return result;
}

int run(const list_flags& flags) {
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
    if (flags.json) {
        for (const judgement& j : all)
            std::cout << to_json(j).dump() << '\n';
        return status;
    }
    const report_style style{fastmm_support::is_terminal(stdout), flags.long_report};
    if (all.empty())
        std::cout << "no embedded table has the shape " << flags.shape << ", in any orientation\n";
    else if (all.size() == 1 || style.blocks)
        for (const judgement& j : all)
            write_block(std::cout, j, style);
    else
        write_table(std::cout, all, style);
    return status;
}

} // namespace

void add_list_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<list_flags>();
    CLI::App* const command =
        app.add_subcommand("list", "Shows the tables that fastmm holds, proved once more, with their "
                                   "figures: see fastmm verify --help.");
    command->add_option("shape", flags->shape, "Only those of this shape, in any orientation")
        ->option_text("MxKxN");
    command->add_flag("--json", flags->json, "One JSON object a line for each table");
    command->add_flag("--long", flags->long_report, "All figures of each table");
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
