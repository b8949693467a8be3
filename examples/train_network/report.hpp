// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What came out of a race: a table for the terminal and two charts.

#pragma once

#include "chart/figure.hpp"
#include "race.hpp"
#include "terminal/text_table.hpp"
#include "timing.hpp"

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace example {

using namespace fastmm_support;

class report {
public:
    /// training_images: of an epoch, so that times can be scaled to one.
    report(race_settings race, std::vector<race_record> records, std::size_t training_images)
        : race_(std::move(race)), records_(std::move(records)),
          steps_per_epoch_(training_images / race_.batch) {}

    void print(std::ostream& out) const {
        out << '\n' << heading() << ":\n";
        text_table table({"multiplied by", "steps", "images/step", "time/epoch", "vs Eigen", "multiplying",
                          "vs Eigen", "final loss", "test accuracy"});
        for (const race_record& r : records_) {
            const bool whole = r.images == race_.batch;
            table.add({std::string(r.name.title), std::to_string(r.steps.size()), std::to_string(r.images),
                       epoch_text(r, &step_result::seconds), ratio_text(r, &step_result::seconds),
                       epoch_text(r, &step_result::product_seconds),
                       ratio_text(r, &step_result::product_seconds), whole ? fixed(final_loss(r), 4) : "-",
                       whole ? fixed(100 * r.accuracy, 2) + " %" : "-"});
        }
        out << table << std::flush;
    }

    bar_chart times() const {
        bar_chart chart{.title = race_.name + ": time per epoch",
                        .value_title = "seconds per epoch, and speed-up against Eigen",
                        .bars = {}};
        for (const race_record& r : records_) {
            const double seconds = epoch_seconds(r, &step_result::seconds);
            std::string label = epoch_text(r, &step_result::seconds);
            if (eigen() != nullptr && &r != eigen())
                label += "  (" + ratio_text(r, &step_result::seconds) + "x)";
            chart.bars.push_back({std::string(r.name.title), r.name.colour, seconds, std::move(label)});
        }
        return chart;
    }

    /// The curves of those who trained on all batches.
    line_chart losses() const {
        const bool epochs = race_.steps > steps_per_epoch_;
        const double unit = epochs ? static_cast<double>(steps_per_epoch_) : 1;
        line_chart chart{.title = race_.name + ": training loss",
                         .x_title =
                             epochs ? "epochs" : "batches of " + std::to_string(race_.batch) + " images",
                         .y_title = "mean cross entropy",
                         .series = {}};
        for (const race_record& r : records_)
            if (r.images == race_.batch && r.steps.size() == race_.steps)
                chart.series.push_back({std::string(r.name.title), r.name.colour, smoothed_losses(r, unit)});
        return chart;
    }

    /// "narrow network: 784-65-65-10, batches of 52"
    std::string heading() const {
        std::string text = race_.name + " network: ";
        for (std::size_t i = 0; i < race_.from.widths.size(); ++i)
            text += (i == 0 ? "" : "-") + std::to_string(race_.from.widths[i]);
        return text + ", batches of " + std::to_string(race_.batch) + ", " +
               std::to_string(steps_per_epoch_) + " an epoch";
    }

private:
    using seconds_member = double step_result::*;

    const race_record* eigen() const {
        for (const race_record& r : records_)
            if (r.name.key == eigen_key)
                return &r;
        return nullptr;
    }

    bool is_extrapolated(const race_record& r) const {
        return r.steps.size() < steps_per_epoch_ || r.images < race_.batch;
    }

    double epoch_seconds(const race_record& r, seconds_member seconds) const {
        std::vector<double> values;
        for (const step_result& step : r.steps)
            values.push_back(step.*seconds);
        const double parts = static_cast<double>(race_.batch) / static_cast<double>(r.images);
        return median(std::move(values)) * parts * static_cast<double>(steps_per_epoch_);
    }

    std::string epoch_text(const race_record& r, seconds_member seconds) const {
        const double value = epoch_seconds(r, seconds);
        return (is_extrapolated(r) ? "~" : "") + fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0) + " s";
    }

    std::string ratio_text(const race_record& r, seconds_member seconds) const {
        if (eigen() == nullptr)
            return "-";
        const double value = epoch_seconds(*eigen(), seconds) / epoch_seconds(r, seconds);
        return fixed(value, value < 0.1 ? 3 : 2);
    }

    /// The mean over the last tenth of the steps.
    static double final_loss(const race_record& r) {
        const std::size_t count = std::max<std::size_t>(1, r.steps.size() / 10);
        return mean_loss(r, r.steps.size() - count, count);
    }

    static double mean_loss(const race_record& r, std::size_t begin, std::size_t count) {
        double sum = 0;
        for (std::size_t i = begin; i < begin + count; ++i)
            sum += r.steps[i].loss;
        return sum / static_cast<double>(count);
    }

    // Means over windows of about equal length, no more of them than a reader can tell apart.
    static std::vector<point> smoothed_losses(const race_record& r, double unit) {
        const std::size_t windows = std::min<std::size_t>(60, r.steps.size());
        std::vector<point> result;
        for (std::size_t i = 0; i < windows; ++i) {
            const std::size_t begin = i * r.steps.size() / windows, end = (i + 1) * r.steps.size() / windows;
            result.push_back({static_cast<double>(end) / unit, mean_loss(r, begin, end - begin)});
        }
        return result;
    }

    race_settings race_;
    std::vector<race_record> records_;
    std::size_t steps_per_epoch_;
};

} // namespace example
