// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Dot charts: a row a name, and in each row the values of several series, over a logarithmic axis.

#pragma once

#include "axis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_support {

enum class dot_shape { dot, bar };

struct dot_series {
    std::string name;
    std::string_view colour;
    std::vector<double> values; ///< One a row; what is not above 0 is not drawn.
    dot_shape shape = dot_shape::dot;
};

struct dot_chart {
    std::string title;
    std::string x_title;
    std::vector<std::string> names; ///< From top to bottom.
    std::vector<dot_series>
        series; ///< In the order of the legend; what is drawn later hides what was drawn before.
    std::optional<reference_line> reference = {};
};

/// Powers of ten, laid over pixels. Requires: 0 < low < high.
class decade_axis {
public:
    decade_axis(double low, double high, double first_pixel, double last_pixel)
        : low_(std::floor(std::log10(low) + 1e-9)), high_(std::ceil(std::log10(high) - 1e-9)),
          first_pixel_(first_pixel), last_pixel_(last_pixel) {
        high_ = std::max(high_, low_ + 1);
    }

    double pixel(double value) const {
        return first_pixel_ + (std::log10(value) - low_) / (high_ - low_) * (last_pixel_ - first_pixel_);
    }

    /// Every power, or every second, third, ... where the labels would touch.
    std::vector<double> ticks() const {
        constexpr double least_distance = 34;
        const double step =
            std::max(1.0, std::ceil(least_distance * (high_ - low_) / std::abs(last_pixel_ - first_pixel_)));
        std::vector<double> result;
        for (double power = low_; power <= high_ + 1e-9; power += step)
            result.push_back(std::pow(10.0, power));
        return result;
    }

    /// "1", "10", "10⁻³".
    std::string label(double tick) const {
        static constexpr std::string_view digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
        const int power = static_cast<int>(std::lround(std::log10(tick)));
        if (power == 0 || power == 1)
            return power == 0 ? "1" : "10";
        std::string result = power < 0 ? "10⁻" : "10";
        for (const char digit : std::to_string(std::abs(power)))
            result += digits[digit - '0'];
        return result;
    }

private:
    double low_, high_; // decimal logarithms
    double first_pixel_, last_pixel_;
};

namespace detail {

inline void draw_mark(svg_canvas& canvas, point at, double height, const dot_series& series) {
    if (series.shape == dot_shape::dot)
        canvas.dot(at, 4, series.colour);
    else
        canvas.line({at.x, at.y - height / 2}, {at.x, at.y + height / 2},
                    {.colour = series.colour, .width = 2.5});
}

} // namespace detail

/// Draws a chart into an area, its title, legend, names and axis included. The legend stands above the plot.
inline void draw(svg_canvas& canvas, const rectangle& area, const dot_chart& chart) {
    constexpr double text_size = 13, legend_gap = 18, mark_space = 13;
    double names = 0;
    for (const std::string& name : chart.names)
        names = std::max(names, estimated_width(name, text_size));
    const rectangle plot{
        {area.corner.x + names + 12, area.corner.y + 66}, area.width - names - 24, area.height - 116};
    canvas.text({area.corner.x, area.corner.y + 18}, chart.title, {.size = 15, .bold = true});

    double x = area.corner.x;
    for (const dot_series& series : chart.series) {
        detail::draw_mark(canvas, {x + 5, area.corner.y + 37.5}, 13, series);
        canvas.text({x + mark_space, area.corner.y + 42}, series.name, {.size = text_size});
        x += mark_space + estimated_width(series.name, text_size) + legend_gap;
    }

    double low = std::numeric_limits<double>::infinity(), high = 0;
    const auto is_drawn = [](double value) { return value > 0 && std::isfinite(value); };
    for (const dot_series& series : chart.series)
        for (const double value : series.values)
            if (is_drawn(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
    if (chart.reference) {
        low = std::min(low, chart.reference->value);
        high = std::max(high, chart.reference->value);
    }
    if (!(low <= high))
        low = high = 1;
    const decade_axis axis(low, high, plot.corner.x, plot.right());
    draw_horizontal_axis(canvas, plot, axis, chart.x_title);

    const double pitch = plot.height / static_cast<double>(std::max<std::size_t>(1, chart.names.size()));
    const auto middle_of = [&](std::size_t i) {
        return plot.corner.y + (static_cast<double>(i) + 0.5) * pitch;
    };
    for (std::size_t i = 0; i < chart.names.size(); ++i) {
        canvas.line({plot.corner.x, middle_of(i)}, {plot.right(), middle_of(i)}, {.colour = colours::grid});
        canvas.text({plot.corner.x - 8, middle_of(i) + 4.5}, chart.names[i],
                    {.size = text_size, .at = anchor::end});
    }
    canvas.line(plot.corner, {plot.corner.x, plot.bottom()}, {.colour = colours::axis});
    if (chart.reference) {
        const double at = axis.pixel(chart.reference->value);
        canvas.line({at, plot.corner.y}, {at, plot.bottom()}, {.width = 1.4, .dashes = "5 4"});
        canvas.text({at, plot.corner.y - 6}, chart.reference->label,
                    {.size = 12, .at = anchor::middle, .colour = colours::pale_ink});
    }
    for (const dot_series& series : chart.series)
        for (std::size_t i = 0; i < series.values.size(); ++i)
            if (is_drawn(series.values[i]))
                detail::draw_mark(canvas, {axis.pixel(series.values[i]), middle_of(i)},
                                  std::min(14.0, 0.8 * pitch), series);
}

} // namespace fastmm_support
