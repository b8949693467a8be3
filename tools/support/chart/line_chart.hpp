// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Line charts: several series over one horizontal axis, with a legend.

#pragma once

#include "axis.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_support {

struct line_series {
    std::string name;
    std::string_view colour;
    std::vector<point> points; ///< In the units of the axes, from left to right.
};

struct line_chart {
    std::string title;
    std::string x_title;
    std::string y_title;
    std::vector<line_series> series;
};

namespace detail {

struct value_range {
    double low = 0;
    double high = 1;
};

template <class Value>
value_range range_of(const line_chart& chart, Value value) {
    value_range result;
    bool first = true;
    for (const line_series& series : chart.series)
        for (const point& p : series.points) {
            result.low = first ? value(p) : std::min(result.low, value(p));
            result.high = first ? value(p) : std::max(result.high, value(p));
            first = false;
        }
    if (result.high <= result.low)
        result.high = result.low + 1;
    return result;
}

// Every series takes its turn in drawing a dash, so that curves that coincide show as one line of all their
// colours and none hides another.
inline stroke alternating_stroke(std::string_view colour, std::size_t turn, std::size_t turns) {
    constexpr double dash = 7;
    stroke style{.colour = colour, .width = 2.2};
    if (turns > 1) {
        style.dashes = fixed(dash, 1) + ' ' + fixed(dash * static_cast<double>(turns - 1), 1);
        style.dash_offset = -dash * static_cast<double>(turn);
    }
    return style;
}

inline constexpr double legend_text_size = 12;

inline double legend_width(const line_chart& chart) {
    double width = 0;
    for (const line_series& series : chart.series)
        width = std::max(width, estimated_width(series.name, legend_text_size));
    return width + 30;
}

inline void draw_legend(svg_canvas& canvas, const line_chart& chart, point corner) {
    double y = corner.y + 12;
    for (const line_series& series : chart.series) {
        canvas.line({corner.x, y - 4}, {corner.x + 22, y - 4}, {.colour = series.colour, .width = 3});
        canvas.text({corner.x + 29, y}, series.name, {.size = legend_text_size});
        y += 20;
    }
}

} // namespace detail

/// Draws a chart into an area, its title, axes and legend included. The legend takes the upper right corner:
/// it fits curves that fall.
inline void draw(svg_canvas& canvas, const rectangle& area, const line_chart& chart) {
    const double legend = detail::legend_width(chart);
    const rectangle plot{
        {area.corner.x + 66, area.corner.y + 34}, area.width - 66 - legend - 16, area.height - 84};
    canvas.text({plot.corner.x, area.corner.y + 18}, chart.title, {.size = 15, .bold = true});

    const detail::value_range x_range = detail::range_of(chart, [](const point& p) { return p.x; });
    const detail::value_range y_range = detail::range_of(chart, [](const point& p) { return p.y; });
    const double margin = 0.06 * (y_range.high - y_range.low);
    const linear_axis x_axis(std::min(0.0, x_range.low), x_range.high, plot.corner.x, plot.right());
    const linear_axis y_axis(y_range.low - margin, y_range.high + margin, plot.bottom(), plot.corner.y);
    draw_horizontal_axis(canvas, plot, x_axis, chart.x_title);
    draw_vertical_axis(canvas, plot, y_axis, chart.y_title);
    canvas.line({plot.corner.x, plot.bottom()}, {plot.right(), plot.bottom()}, {.colour = colours::axis});

    for (std::size_t turn = 0; turn < chart.series.size(); ++turn) {
        const line_series& series = chart.series[turn];
        std::vector<point> pixels;
        for (const point& p : series.points)
            pixels.push_back({x_axis.pixel(p.x), y_axis.pixel(p.y)});
        canvas.polyline(pixels, detail::alternating_stroke(series.colour, turn, chart.series.size()));
    }
    detail::draw_legend(canvas, chart, {plot.right() + 16, plot.corner.y});
}

} // namespace fastmm_support
