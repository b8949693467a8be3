// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "report.hpp"

#include "chart/figure.hpp"
#include "terminal/text_table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <map>
#include <stdexcept>

namespace fastmm_bench {

namespace {

using fastmm_support::fixed;

// A plan of a case: the schedule that it chose.
using chooser = std::function<std::optional<std::size_t>(const plan_case&)>;

struct plan_kind {
    std::string name;
    chooser chosen;
    double close; ///< at least this share of the best schedule's speed is near it
};

const std::array<plan_kind, 2>& plan_kinds() {
    static const std::array<plan_kind, 2> kinds{
        {{"estimated", [](const plan_case& at) { return std::optional(at.estimated); }, 0.95},
         {"with wisdom", [](const plan_case& at) { return at.informed; }, 0.97}}};
    return kinds;
}

double against_best(const plan_case& at, std::size_t who) {
    return ratio(at, who, best_of(at), repeats::judging);
}

double against_classical(const plan_case& at, std::size_t who) {
    return ratio(at, who, 0, repeats::judging);
}

std::string percent(std::size_t part, std::size_t of) {
    return fixed(100.0 * static_cast<double>(part) / static_cast<double>(of), 1) + " %";
}

std::string summary_of(const std::vector<plan_case>& cases, const plan_kind& kind) {
    std::size_t all = 0, close = 0, slow = 0;
    double worst = 1;
    for (const plan_case& at : cases)
        if (const auto who = kind.chosen(at)) {
            ++all;
            close += against_best(at, *who) >= kind.close;
            slow += against_classical(at, *who) < 0.97;
            worst = std::min(worst, against_best(at, *who));
        }
    if (all == 0)
        return "";
    return "plan " + kind.name + ": within " + fixed(100 * (1 - kind.close), 0) + " % of the best on " +
           percent(close, all) + " of " + std::to_string(all) + " products (the worst " + fixed(worst, 3) +
           " of it), more than 3 % slower than the classical product on " + std::to_string(slow);
}

std::string planning_of(const std::vector<plan_case>& cases) {
    double longest = 0;
    for (const plan_case& at : cases)
        longest = std::max(longest, at.planning_seconds);
    return "an estimate took at most " + fixed(1e6 * longest, 1) + " microseconds";
}

} // namespace

void print_table(std::ostream& out, const std::vector<plan_case>& cases) {
    fastmm_support::text_table table({"product", "type", "threads", "best schedule", "best / classical",
                                      "estimated plan", "/ classical", "/ best", "plan with wisdom",
                                      "/ classical", "/ best"});
    for (const plan_case& at : cases) {
        const std::size_t best = best_of(at);
        std::vector<std::string> row{to_string(at.shape), at.type, std::to_string(at.threads),
                                     at.schedules[best].name, fixed(against_classical(at, best), 3)};
        for (const plan_kind& kind : plan_kinds()) {
            const auto who = kind.chosen(at);
            row.push_back(who ? at.schedules[*who].name : "-");
            row.push_back(who ? fixed(against_classical(at, *who), 3) : "-");
            row.push_back(who ? fixed(against_best(at, *who), 3) : "-");
        }
        table.add(std::move(row));
    }
    out << table;
    for (const plan_kind& kind : plan_kinds())
        if (const std::string line = summary_of(cases, kind); !line.empty())
            out << line << '\n';
    out << planning_of(cases) << '\n';
}

void write_json(const std::string& path, const std::vector<plan_case>& cases, bool interrupted) {
    using json = nlohmann::ordered_json;
    json all = json::array();
    for (const plan_case& at : cases) {
        json schedules = json::array();
        for (const timed_schedule& timed : at.schedules)
            schedules.push_back({{"name", timed.name}, {"seconds", timed.seconds}});
        json one{{"group", at.shape.group},
                 {"m", at.shape.m},
                 {"k", at.shape.k},
                 {"n", at.shape.n},
                 {"type", at.type},
                 {"threads", at.threads},
                 {"schedules", schedules},
                 {"estimated", at.schedules[at.estimated].name},
                 {"best", at.schedules[best_of(at)].name},
                 {"planning_seconds", at.planning_seconds}};
        if (at.informed)
            one["with_wisdom"] = at.schedules[*at.informed].name;
        all.push_back(std::move(one));
    }
    std::ofstream file(path);
    file << json{{"executable", "bench_plan"}, {"interrupted", interrupted}, {"cases", all}}.dump(1) << '\n';
    if (!file.flush())
        throw std::runtime_error(path + " cannot be written");
}

std::vector<plan_case> read_json(const std::string& path) {
    std::vector<plan_case> cases;
    try {
        std::ifstream file(path);
        const nlohmann::json root = nlohmann::json::parse(file);
        for (const nlohmann::json& one : root.at("cases")) {
            plan_case at{{one.at("group"), one.at("m"), one.at("k"), one.at("n")},
                         one.at("type"),
                         one.at("threads"),
                         {},
                         0,
                         {},
                         one.at("planning_seconds")};
            for (const nlohmann::json& timed : one.at("schedules")) {
                at.schedules.push_back({timed.at("name"), timed.at("seconds")});
                if (at.schedules.back().name == one.at("estimated"))
                    at.estimated = at.schedules.size() - 1;
                if (one.contains("with_wisdom") && at.schedules.back().name == one.at("with_wisdom"))
                    at.informed = at.schedules.size() - 1;
            }
            cases.push_back(std::move(at));
        }
    } catch (const nlohmann::json::exception& problem) {
        throw std::runtime_error(path + " is not what bench_plan --json writes: " + problem.what());
    }
    return cases;
}

void draw_picture(const std::string& path, const std::vector<plan_case>& cases, const std::string& subtitle) {
    using namespace fastmm_support;
    figure picture;
    picture.title = "Plans against the best schedule and the classical product";
    picture.subtitle = subtitle;
    constexpr std::array<std::string_view, 3> palette{"#c44e52", "#4c72b0", "#55a868"};
    std::map<std::pair<std::string, int>, std::vector<const plan_case*>> panels;
    for (const plan_case& at : cases)
        panels[{at.type, at.threads}].push_back(&at);
    for (const auto& [which, members] : panels) {
        line_chart chart;
        chart.title =
            which.first + ", " + std::to_string(which.second) + (which.second == 1 ? " thread" : " threads");
        chart.x_title = "products, from the one that gains least to the one that gains most";
        chart.y_title = "speed / classical";
        chart.woven = false;
        chart.marked = true;
        chart.reference = reference_line{1, "classical"};
        std::vector<const plan_case*> sorted = members;
        std::sort(sorted.begin(), sorted.end(), [](const plan_case* x, const plan_case* y) {
            return against_classical(*x, best_of(*x)) < against_classical(*y, best_of(*y));
        });
        const auto series = [&](const std::string& name, std::string_view colour, double width,
                                const chooser& chosen) {
            line_series line{name, colour, {}, width, {}};
            for (std::size_t i = 0; i < sorted.size(); ++i)
                if (const auto who = chosen(*sorted[i]))
                    line.points.push_back({static_cast<double>(i + 1), against_classical(*sorted[i], *who)});
            if (!line.points.empty())
                chart.series.push_back(std::move(line));
        };
        series("best schedule", palette[0], 1.4,
               [](const plan_case& at) { return std::optional(best_of(at)); });
        series("estimated plan", palette[1], 2.2, plan_kinds()[0].chosen);
        series("plan with wisdom", palette[2], 2.2, plan_kinds()[1].chosen);
        picture.rows.push_back({chart});
    }
    for (const plan_kind& kind : plan_kinds())
        if (const std::string line = summary_of(cases, kind); !line.empty())
            picture.notes.push_back(line);
    picture.notes.push_back(planning_of(cases));
    picture.panel_width = 900;
    picture.panel_height = 300;
    picture.save(path);
}

} // namespace fastmm_bench
