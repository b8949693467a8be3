// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "reports.hpp"

#include "chart/figure.hpp"
#include "terminal/text_table.hpp"

#include <fastmm/version.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace fastmm_accuracy {

namespace {

using namespace fastmm_support;

std::string three_digits(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

// Of one type, the smallest bound first.
std::vector<const measured*> sorted(const std::vector<measured>& results, const std::string& type) {
    std::vector<const measured*> found;
    for (const measured& m : results)
        if (m.type == type)
            found.push_back(&m);
    std::stable_sort(found.begin(), found.end(),
                     [](const measured* x, const measured* y) { return x->bound < y->bound; });
    return found;
}

constexpr std::string_view bound_colour = colours::ink;
constexpr std::array<std::string_view, 4> kind_colours{"#56b4e9", "#0072b2", "#e69f00", "#d55e00"};

dot_chart chart_of_errors(const std::vector<const measured*>& rows, const std::string& type) {
    dot_chart chart{.title = type + ": largest errors and their bound",
                    .x_title = "units of u max|A| max|B|",
                    .names = {},
                    .series = {}};
    for (std::size_t kind = 0; kind < kind_names.size(); ++kind)
        chart.series.push_back({std::string(kind_names[kind]), kind_colours[kind], {}, dot_shape::dot});
    chart.series.push_back({"bound", bound_colour, {}, dot_shape::bar});
    for (const measured* m : rows) {
        chart.names.push_back(m->name);
        for (std::size_t kind = 0; kind < kind_names.size(); ++kind)
            chart.series[kind].values.push_back(m->errors[kind]);
        chart.series.back().values.push_back(m->bound);
    }
    return chart;
}

dot_chart chart_of_scaling(const std::vector<const measured*>& rows, const std::string& type) {
    dot_chart chart{.title = type + ": badly scaled operands, element by element",
                    .x_title = "units of u max_k |a_ik| max_k |b_kj|",
                    .names = {},
                    .series = {{"as they are", "#e69f00", {}, dot_shape::dot},
                               {"scaling::outside", "#009e73", {}, dot_shape::dot},
                               {"its bound", bound_colour, {}, dot_shape::bar}}};
    for (const measured* m : rows) {
        chart.names.push_back(m->name);
        chart.series[0].values.push_back(m->of_element);
        chart.series[1].values.push_back(m->of_element_if_scaled);
        chart.series[2].values.push_back(m->levels == 0 ? m->bound : 4 * m->bound);
    }
    // Above it an error is larger than what it is the error of.
    const double u = type == "double" ? 0x1p-53 : 0x1p-24;
    chart.reference = reference_line{1 / u, "no correct digit"};
    return chart;
}

} // namespace

void print_table(std::ostream& out, const std::vector<measured>& results) {
    for (const std::string type : {"double", "float"}) {
        const auto rows = sorted(results, type);
        if (rows.empty())
            continue;
        std::vector<std::string> headings{type, "bound"};
        headings.insert(headings.end(), kind_names.begin(), kind_names.end());
        headings.insert(headings.end(), {"of bound", "element", "if scaled", ""});
        text_table table(headings);
        for (const measured* m : rows) {
            std::vector<std::string> cells{m->name, three_digits(m->bound)};
            for (const double error : m->errors)
                cells.push_back(three_digits(error));
            cells.push_back(
                three_digits(100 * *std::max_element(m->errors.begin(), m->errors.end()) / m->bound) + " %");
            cells.push_back(three_digits(m->of_element));
            cells.push_back(three_digits(m->of_element_if_scaled));
            cells.push_back(m->keeps_its_bounds() ? "" : "ABOVE ITS BOUND");
            table.add(std::move(cells));
        }
        out << table << '\n';
    }
}

void write_json(const std::string& path, const std::vector<measured>& results, const settings& wanted) {
    using json = nlohmann::ordered_json;
    json schedules = json::array();
    for (const measured& m : results) {
        json errors;
        for (std::size_t kind = 0; kind < kind_names.size(); ++kind)
            errors[std::string(kind_names[kind])] = m.errors[kind];
        schedules.push_back(
            {{"name", m.name},
             {"levels", m.levels},
             {"type", m.type},
             {"bound", m.bound},
             {"errors", errors},
             {"badly_scaled_of_element", {{"none", m.of_element}, {"outside", m.of_element_if_scaled}}},
             {"keeps_its_bounds", m.keeps_its_bounds()}});
    }
    const json document{
        {"context",
         {{"fastmm", std::to_string(FASTMM_VERSION_MAJOR) + '.' + std::to_string(FASTMM_VERSION_MINOR) + '.' +
                         std::to_string(FASTMM_VERSION_PATCH)},
          {"size", wanted.size},
          {"draws", wanted.draws},
          {"seed", wanted.seed}}},
        {"schedules", schedules}};
    std::ofstream file(path);
    file << document.dump(2) << '\n';
    if (!file.flush())
        throw std::runtime_error(path + ": cannot be written");
}

void draw_picture(const std::string& path, const std::vector<measured>& results, const settings& wanted) {
    figure picture;
    const std::string n = std::to_string(wanted.size);
    picture.title = "Errors of fast products, and what bounds them";
    picture.subtitle = n + " x " + n + " matrices, the largest error of " + std::to_string(wanted.draws) +
                       " draws of each kind; u is the unit roundoff";
    std::size_t most = 0;
    for (const std::string type : {"double", "float"})
        if (const auto rows = sorted(results, type); !rows.empty()) {
            picture.rows.push_back({chart_of_errors(rows, type), chart_of_scaling(rows, type)});
            most = std::max(most, rows.size());
        }
    picture.panel_height = 120 + 18 * static_cast<double>(most);
    picture.notes = {"uniform: between -1 and 1. positive: between 0 and 1. badly scaled: rows of A and "
                     "columns of B times 2^-40 to 1.",
                     "adversarial: signs of blocks for which the sums of a table are largest, and equal "
                     "elements in a block, so that errors add up.",
                     "Made by bench_accuracy --svg (bench/README.md)."};
    picture.save(path);
}

} // namespace fastmm_accuracy
