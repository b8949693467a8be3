// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "reports.hpp"

#include "chart/figure.hpp"
#include "timing.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace fastmm_bench {

using namespace fastmm_support;

namespace {

struct look {
    std::string_view name;
    std::string_view title;
    std::string_view colour;
    double width;
    std::string_view dashes;
};

// In the order of the legend; what is drawn later hides what was drawn before. naive is not drawn.
constexpr std::array looks{
    look{"strassen", "strassen", "#e69f00", 1.3, ""},
    look{"winograd", "winograd", "#e69f00", 1.3, "5 3"},
    look{"winograd+winograd", "winograd, 2 levels", "#a66f00", 1.3, ""},
    look{"3x4x5:47", "3x4x5:47", "#cc79a7", 1.3, ""},
    look{"4x5x5:76", "4x5x5:76", "#cc79a7", 1.3, "5 3"},
    look{"4x4x4:49", "4x4x4:49", "#8e6bbf", 1.3, ""},
    look{"winograd+4x4x4:49", "winograd, 4x4x4:49", "#8e6bbf", 1.3, "5 3"},
    look{"Eigen", "Eigen", "#8a94a0", 2, ""},
    look{"BLIS", "BLIS", "#56b4e9", 2, ""},
    look{"OpenBLAS", "OpenBLAS", "#0072b2", 2, ""},
    look{"classical", "fastmm, classical", "#009e73", 2.2, ""},
    look{"planned", "fastmm, planned", "#d55e00", 3, ""},
};

// A panel of the picture: the sizes of a group with one type and one number of threads.
struct panel_key {
    const shape_group* group;
    std::string type;
    int threads;
};

std::vector<const measured_case*> cases_of(const measured_run& run, const panel_key& key) {
    std::vector<const measured_case*> result;
    for (const measured_case& c : run.cases)
        if (c.group == key.group->name && c.type == key.type && c.threads == key.threads)
            result.push_back(&c);
    std::sort(result.begin(), result.end(),
              [](const measured_case* x, const measured_case* y) { return x->size < y->size; });
    return result;
}

template <class Value>
std::vector<line_series> series_of(const std::vector<const measured_case*>& cases, Value value) {
    std::vector<line_series> result;
    for (const look& style : looks) {
        line_series series{.name = std::string(style.title),
                           .colour = style.colour,
                           .points = {},
                           .width = style.width,
                           .dashes = std::string(style.dashes)};
        for (const measured_case* at : cases)
            for (const measured& who : at->contestants)
                if (who.name == style.name)
                    if (const std::optional<double> y = value(*at, who))
                        series.points.push_back({static_cast<double>(at->size), *y});
        if (!series.points.empty())
            result.push_back(std::move(series));
    }
    return result;
}

line_chart empty_chart(const panel_key& key, std::string y_title) {
    return {.title = key.group->title + ", " + key.type + ", " + std::to_string(key.threads) +
                     (key.threads == 1 ? " thread" : " threads"),
            .x_title = "n",
            .y_title = std::move(y_title),
            .series = {},
            .x_scale = scale::logarithmic,
            .y_range = {},
            .reference = {},
            .woven = false,
            .marked = true,
            .y_ticks = 9};
}

double largest_of(const line_chart& chart) {
    double result = 0;
    for (const line_series& series : chart.series)
        for (const point& p : series.points)
            result = std::max(result, p.y);
    return result;
}

line_chart rate_chart(const measured_run& run, const panel_key& key) {
    line_chart chart = empty_chart(key, "effective GFLOP/s");
    chart.series = series_of(cases_of(run, key), rate_of);
    const double peak = median(peaks_of(run, key.type, key.threads));
    chart.reference = reference_line{peak, "FMA peak " + fixed(peak, 0)};
    chart.y_range = value_range{0, 1.08 * std::max(peak, largest_of(chart))};
    return chart;
}

line_chart ratio_chart(const measured_run& run, const panel_key& key) {
    line_chart chart = empty_chart(key, "times as fast as the best peer");
    chart.series = series_of(cases_of(run, key), [](const measured_case& at, const measured& who) {
        const measured* best = best_peer(at, false);
        return best == nullptr ? std::nullopt : ratio_of(who, *best);
    });
    chart.reference = reference_line{1, "best of the peers"};
    // Small products differ by several times, and would leave nothing to see of the large ones.
    chart.y_range = value_range{0.4, std::clamp(1.05 * largest_of(chart), 1.4, 2.0)};
    return chart;
}

bool takes_part(const measured_run& run, const std::string& name) {
    for (const measured_case& at : run.cases)
        for (const measured& who : at.contestants)
            if (who.name == name)
                return true;
    return false;
}

// A line for each peer, and one for whatever the picture needs.
std::vector<std::string> notes_of(const measured_run& run, std::string last) {
    std::vector<std::string> notes;
    for (const peer_library& library : run.libraries) {
        if (!takes_part(run, library.name))
            continue;
        // OpenBLAS tells its build options with the version, Eigen every instruction set up to the widest.
        const std::string version = library.name == "OpenBLAS"
                                        ? library.version.substr(0, library.version.find(' ', 9))
                                        : library.name + ' ' + library.version;
        notes.push_back(version + ", " + library.kernel.substr(0, library.kernel.find(", ")));
    }
    notes.push_back(std::move(last));
    return notes;
}

} // namespace

std::vector<std::string> draw_pictures(const std::string& prefix, const measured_run& run) {
    std::vector<std::vector<panel>> rates, ratios;
    for (const shape_group& group : shape_groups())
        for (const std::string& type : run.wanted.types) {
            std::vector<panel> rate_row, ratio_row;
            for (const int threads : run.wanted.threads) {
                const panel_key key{&group, type, threads};
                if (cases_of(run, key).empty())
                    continue;
                rate_row.emplace_back(rate_chart(run, key));
                ratio_row.emplace_back(ratio_chart(run, key));
            }
            if (!rate_row.empty()) {
                rates.push_back(std::move(rate_row));
                ratios.push_back(std::move(ratio_row));
            }
        }
    if (rates.empty())
        return {};
    const std::string subtitle = "Medians of " + std::to_string(run.wanted.repeats) +
                                 " interleaved repeats; fastmm and Eigen by " + compiler_name();
    const figure speed{.title = "Effective speed of matrix products",
                       .subtitle = subtitle,
                       .rows = std::move(rates),
                       .notes =
                           notes_of(run, "Effective: 2mkn operations over the time, for every algorithm."),
                       .panel_width = 640};
    const figure comparison{
        .title = "Matrix products against the best of the peers",
        .subtitle = subtitle,
        .rows = std::move(ratios),
        .notes = notes_of(
            run, "Medians of ratios within a repeat to the fastest peer of that size; cut at the frame."),
        .panel_width = 640};
    const std::string speed_path = prefix + "-gflops.svg", comparison_path = prefix + "-ratio.svg";
    speed.save(speed_path);
    comparison.save(comparison_path);
    return {speed_path, comparison_path};
}

} // namespace fastmm_bench
