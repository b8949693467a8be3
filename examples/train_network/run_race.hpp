// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The definition of run_race, for the translation units that instantiate it: one a scalar type, because every
// schedule takes the compiler its time.

#pragma once

#include "chart/svg.hpp"
#include "contestants.hpp"
#include "race.hpp"
#include "terminal/progress.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace example {

using namespace fastmm_support;

namespace detail {

/// The images of every batch: each epoch is a new permutation of the training set, of which an incomplete
/// batch at the end is left out.
class batch_order {
public:
    batch_order(std::size_t images, std::size_t batch, std::uint64_t seed)
        : positions_(images), batch_(batch), next_(images), engine_(seed) {
        std::iota(positions_.begin(), positions_.end(), std::size_t(0));
    }

    std::span<const std::size_t> next() {
        if (next_ + batch_ > positions_.size()) {
            std::shuffle(positions_.begin(), positions_.end(), engine_);
            next_ = 0;
        }
        next_ += batch_;
        return std::span(positions_).subspan(next_ - batch_, batch_);
    }

private:
    std::vector<std::size_t> positions_;
    std::size_t batch_;
    std::size_t next_;
    std::mt19937_64 engine_;
};

template <class T>
std::vector<batch<T>> test_batches(const fashion_mnist& data, std::size_t wanted) {
    constexpr std::size_t most = 1000; // Bounds the memory of the widest layer.
    std::vector<std::size_t> positions(std::min(wanted, data.test().count()));
    std::iota(positions.begin(), positions.end(), std::size_t(0));
    std::vector<batch<T>> result;
    for (std::size_t begin = 0; begin < positions.size(); begin += most) {
        const std::size_t count = std::min(most, positions.size() - begin);
        result.push_back(data.gather<T>(data.test(), std::span(positions).subspan(begin, count)));
    }
    return result;
}

template <class T>
struct runner {
    race_record record;
    std::size_t steps;
    std::unique_ptr<contestant<T>> who;
};

template <class T>
std::vector<runner<T>> line_up(const race_settings& race, std::span<const std::string> keys) {
    std::vector<runner<T>> result;
    for (std::size_t i = 0; i < contestant_names.size(); ++i) {
        const contestant_name& name = contestant_names[i];
        const bool slow = name.key == naive_key;
        const std::size_t steps = slow ? std::min(race.naive_steps, race.steps) : race.steps;
        const std::size_t images = slow ? std::min(race.naive_images, race.batch) : race.batch;
        if (steps > 0 && std::find(keys.begin(), keys.end(), name.key) != keys.end())
            result.push_back({{name, images, {}, 0}, steps, make_contestant<T>(i, race.from)});
    }
    return result;
}

} // namespace detail

template <class T>
std::vector<race_record> run_race(const fashion_mnist& data, const race_settings& race,
                                  std::span<const std::string> keys) {
    std::vector<detail::runner<T>> runners = detail::line_up<T>(race, keys);
    detail::batch_order order(data.training().count(), race.batch, race.from.seed);
    {
        progress bar("training " + race.name, race.steps);
        double loss = 0;
        for (std::size_t step = 0; step < race.steps; ++step) {
            bar.advance(step == 0 ? "" : "loss " + fixed(loss, 3));
            const std::span<const std::size_t> positions = order.next();
            const batch<T> whole = data.gather<T>(data.training(), positions);
            // Another one begins each time: nobody always finds the caches as the same predecessor left them.
            for (std::size_t turn = 0; turn < runners.size(); ++turn) {
                detail::runner<T>& runner = runners[(step + turn) % runners.size()];
                if (step >= runner.steps)
                    continue;
                const step_result result = runner.record.images == race.batch
                                               ? runner.who->step(whole)
                                               : runner.who->step(data.gather<T>(
                                                     data.training(), positions.first(runner.record.images)));
                runner.record.steps.push_back(result);
                loss = result.loss;
            }
        }
    }
    const std::vector<batch<T>> test = detail::test_batches<T>(data, race.test_images);
    progress bar("testing " + race.name, runners.size(), 1);
    std::vector<race_record> records;
    for (detail::runner<T>& runner : runners) {
        bar.advance(std::string(runner.record.name.title));
        if (runner.record.images == race.batch)
            runner.record.accuracy = runner.who->accuracy(test);
        records.push_back(std::move(runner.record));
    }
    return records;
}

} // namespace example
