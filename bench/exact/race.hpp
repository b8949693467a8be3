// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Exact products, fastmm's beside its peers': the same product by each, in turn, and whether they agree.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_bench {

/// One product, and what it is to reach.
struct exact_problem {
    std::string group;   ///< modular, gf2, integers, heavy, structured
    std::string ring;    ///< As people write it: Z/65521, GF(2), int32.
    std::string shape;   ///< 1024x1024x1024
    double bar = 0;      ///< Times as fast as whom `against` names; 0: no bar.
    std::string against; ///< A contestant's name; empty: the fastest of the peers.
};

/// One who multiplies: fastmm in one of its ways, or a peer.
struct exact_contestant {
    std::string name;
    std::function<void()>
        multiply;        ///< One whole product into memory of its own, which the same call may overwrite.
    bool is_peer = true; ///< Not this library.
};

/// The seconds of every repeat, a contestant.
struct exact_result {
    exact_problem problem;
    std::vector<std::string> names;
    std::vector<bool> are_peers;
    std::vector<std::vector<double>> seconds;
    bool agree = false;

    /// How many times as fast as contestant `other` the first one is: the median over the repeats.
    double ratio(std::size_t other) const;

    /// The position of the contestant against whom the bar stands; 0 where there is none.
    std::size_t rival() const;
};

struct exact_settings {
    std::vector<std::string> groups; ///< Empty: all of them.
    std::ptrdiff_t smallest = 0, largest = 4096;
    int repeats = 5;
    double least_seconds = 0.05; ///< Of a measurement: short products are repeated within it.
};

class exact_race {
public:
    exact_race(exact_settings settings, std::function<bool()> is_stopped,
               std::function<void(const std::vector<exact_result>&)> report)
        : settings_(std::move(settings)), is_stopped_(std::move(is_stopped)), report_(std::move(report)) {}

    /// Whether products of this group and size take part, and none was interrupted: ask before operands are made.
    bool wants(std::string_view group, std::ptrdiff_t size) const;

    /// Times every contestant once a repeat, each time another first. The first contestant is fastmm as a user would call
    /// it. agree() is called after each has multiplied once, and tells whether all results are equal.
    void run(const exact_problem& problem, const std::vector<exact_contestant>& contestants,
             const std::function<bool()>& agree);

    const std::vector<exact_result>& results() const { return results_; }

private:
    exact_settings settings_;
    std::function<bool()> is_stopped_;
    std::function<void(const std::vector<exact_result>&)> report_; ///< Called after every product.
    std::vector<exact_result> results_;
};

// One group of products each, in a source file of its own.
void race_modular(exact_race& race);
void race_gf2(exact_race& race);
void race_integers(exact_race& race);
void race_heavy(exact_race& race);
void race_structured(exact_race& race);

} // namespace fastmm_bench
