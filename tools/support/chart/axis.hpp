// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Axes: values laid over pixels, with ticks at round values.

#pragma once

#include "svg.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace fastmm_support {

/// The values from low to high, laid over the pixels from first to last. Requires: low < high.
class linear_axis {
public:
    linear_axis(double low, double high, double first_pixel, double last_pixel, int wanted_ticks = 6)
        : low_(low), high_(high), first_pixel_(first_pixel), last_pixel_(last_pixel),
          step_(round_step((high - low) / wanted_ticks)) {}

    double pixel(double value) const {
        return first_pixel_ + (value - low_) / (high_ - low_) * (last_pixel_ - first_pixel_);
    }

    std::vector<double> ticks() const {
        const double slack = 1e-9 * step_;
        std::vector<double> result;
        for (double count = std::ceil(low_ / step_ - 1e-9); count * step_ <= high_ + slack; ++count)
            result.push_back(count * step_ + 0.0); // -0.0 becomes 0.0.
        return result;
    }

    /// A tick's value with as many digits as its neighbours need.
    std::string label(double tick) const {
        return fixed(tick, static_cast<int>(std::max(0.0, std::ceil(-std::log10(step_) - 1e-9))));
    }

private:
    // The least of 1, 2, 5, 10, ... times a power of ten that is not below the wanted step.
    static double round_step(double wanted) {
        const double power = std::pow(10.0, std::floor(std::log10(wanted)));
        for (const double factor : {1.0, 2.0, 5.0})
            if (factor * power >= wanted)
                return factor * power;
        return 10 * power;
    }

    double low_;
    double high_;
    double first_pixel_;
    double last_pixel_;
    double step_;
};

/// The same on a logarithmic scale, with ticks at powers of two. Requires: 0 < low <= high.
class logarithmic_axis {
public:
    logarithmic_axis(double low, double high, double first_pixel, double last_pixel)
        : low_(low), high_(high > low ? high : 2 * low), first_pixel_(first_pixel), last_pixel_(last_pixel) {}

    double pixel(double value) const {
        return first_pixel_ +
               std::log2(value / low_) / std::log2(high_ / low_) * (last_pixel_ - first_pixel_);
    }

    /// Every power of two, or every second, third, ... where the labels would touch; the ends where there are
    /// fewer than two.
    std::vector<double> ticks() const {
        constexpr double least_distance = 34;
        const double pixels_an_octave = std::abs(last_pixel_ - first_pixel_) / std::log2(high_ / low_);
        const double step = std::max(1.0, std::ceil(least_distance / pixels_an_octave));
        std::vector<double> result;
        for (double power = std::ceil(std::log2(low_) - 1e-9); power <= std::log2(high_) + 1e-9;
             power += step)
            result.push_back(std::exp2(power));
        if (result.size() < 2)
            result = {low_, high_};
        return result;
    }

    std::string label(double tick) const { return fixed(tick, 0); }

private:
    double low_;
    double high_;
    double first_pixel_;
    double last_pixel_;
};

/// A value that others are compared with: a dashed line over the plot.
struct reference_line {
    double value = 0;
    std::string label;
};

/// Draws vertical grid lines with their values below the plot, and the axis title below these.
template <class Axis>
void draw_horizontal_axis(svg_canvas& canvas, const rectangle& plot, const Axis& axis,
                          const std::string& title) {
    for (const double tick : axis.ticks()) {
        const double x = axis.pixel(tick);
        canvas.line({x, plot.corner.y}, {x, plot.bottom()}, {.colour = colours::grid});
        canvas.text({x, plot.bottom() + 18}, axis.label(tick),
                    {.size = 12, .at = anchor::middle, .colour = colours::pale_ink});
    }
    canvas.text({plot.corner.x + plot.width / 2, plot.bottom() + 40}, title, {.at = anchor::middle});
}

/// Draws horizontal grid lines with their values left of the plot, and the axis title left of these.
inline void draw_vertical_axis(svg_canvas& canvas, const rectangle& plot, const linear_axis& axis,
                               const std::string& title) {
    for (const double tick : axis.ticks()) {
        const double y = axis.pixel(tick);
        canvas.line({plot.corner.x, y}, {plot.right(), y}, {.colour = colours::grid});
        canvas.text({plot.corner.x - 8, y + 4}, axis.label(tick),
                    {.size = 12, .at = anchor::end, .colour = colours::pale_ink});
    }
    canvas.text({plot.corner.x - 46, plot.corner.y + plot.height / 2}, title,
                {.at = anchor::middle, .upwards = true});
}

} // namespace fastmm_support
