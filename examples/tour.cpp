// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A tour of fastmm: multiplies square matrices under several schedules and shows, for each, what the compiler
// has proved of it, how fast it is and how exact its result.

#include "chart/figure.hpp"
#include "terminal/progress.hpp"
#include "terminal/text_table.hpp"
#include "timing.hpp"
#include "tour/contestants.hpp"
#include "tour/error_gauge.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace example;
using namespace fastmm_support;

struct settings {
    std::vector<int> sizes = {1024, 2048};
    int repeats = 5;
    int naive_limit = 1024;
    unsigned seed = 1;
    std::string svg;
};

/// What was measured of one contestant at one size.
struct measurement {
    std::vector<double> seconds; ///< Empty: not run.
    double error = 0;            ///< In units of the unit roundoff, as error_gauge has it.
};

// All contestants take their turn in every round, so that whatever else the machine does hits all alike. The
// round before the first measured one fills caches and workspaces, and its results are compared with the
// reference.
std::vector<measurement> measure(const std::vector<contestant>& contestants, int size,
                                 const settings& wanted) {
    std::srand(wanted.seed); // Eigen's random numbers are those of std::rand.
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(size, size), b = Eigen::MatrixXd::Random(size, size);
    Eigen::MatrixXd c(size, size);
    const error_gauge error_of(a, b, 64);

    std::vector<measurement> result(contestants.size());
    progress bar("n = " + std::to_string(size),
                 static_cast<std::size_t>(wanted.repeats + 1) * contestants.size());
    for (int round = 0; round <= wanted.repeats; ++round)
        for (std::size_t i = 0; i < contestants.size(); ++i) {
            const contestant& who = contestants[i];
            bar.advance(who.name);
            const bool slow = who.name == naive_name;
            if (slow && (size > wanted.naive_limit || round > 0))
                continue;
            const double seconds = seconds_of([&] { who.multiply(a, b, c); });
            if (round == 0)
                result[i].error = error_of(c);
            if (round > 0 || slow)
                result[i].seconds.push_back(seconds);
        }
    return result;
}

class comparison {
public:
    comparison(int size, const std::vector<contestant>& contestants, const settings& wanted)
        : size_(size), contestants_(contestants), measured_(measure(contestants, size, wanted)) {}

    void print(std::ostream& out) const {
        text_table table({"schedule", "block", "products", "residual zero", "GFLOP/s", "vs Eigen",
                          "vs classical", "vs naive", "error/u"});
        for (std::size_t i = 0; i < contestants_.size(); ++i) {
            const contestant& who = contestants_[i];
            if (measured_[i].seconds.empty())
                continue;
            const double flops = 2.0 * size_ * size_ * size_;
            table.add({who.name, who.claimed.block, who.claimed.products, who.claimed.proved,
                       fixed(flops / median(measured_[i].seconds) * 1e-9, 1), ratio(i, eigen_name),
                       ratio(i, classical_name), ratio(i, naive_name), fixed(measured_[i].error, 3)});
        }
        out << "\nn = " << size_ << '\n' << table << std::flush;
    }

    /// The speed-ups against Eigen; naive is left out.
    bar_chart chart() const {
        bar_chart result{.title = "n = " + std::to_string(size_),
                         .value_title = "speed-up against Eigen's product",
                         .bars = {},
                         .reference = reference_line{1, "Eigen"}};
        for (std::size_t i = 0; i < contestants_.size(); ++i)
            if (contestants_[i].name != naive_name && contestants_[i].name != eigen_name) {
                const double value = speed_up(i, eigen_name);
                result.bars.push_back({contestants_[i].name, contestants_[i].colour, value, fixed(value, 2)});
            }
        return result;
    }

private:
    /// How many times as fast as another a contestant is; 0 where the other was not run.
    double speed_up(std::size_t i, std::string_view other) const {
        for (std::size_t j = 0; j < contestants_.size(); ++j)
            if (contestants_[j].name == other && !measured_[j].seconds.empty())
                return median(measured_[j].seconds) / median(measured_[i].seconds);
        return 0;
    }

    std::string ratio(std::size_t i, std::string_view other) const {
        const double value = speed_up(i, other);
        return value == 0 ? "-" : fixed(value, value < 0.1 ? 3 : 2);
    }

    int size_;
    const std::vector<contestant>& contestants_;
    std::vector<measurement> measured_;
};

constexpr std::string_view explanation = R"(
A schedule names its tables, outermost level first; classical is fastmm without any.
products: block products, of how many the definition takes, all levels together.
residual zero: entries of the residual tensor that the compiler found to be zero, of all: the proof that the
  table is exact. A table with another entry does not compile.
GFLOP/s: 2 n^3 operations over the time, for every schedule alike. vs: how many times as fast.
error/u: ||C - AB||_F / (sqrt(n + 2) ||A||_F ||B||_F) in units of the unit roundoff, in 64 rows of C, against
  products in long double.
)";

void run(const settings& wanted) {
    constexpr std::size_t panels_in_a_row = 3;
    if (!wanted.svg.empty())
        require_writable(wanted.svg);
    const std::vector<contestant> contestants = all_contestants();
    const std::string measured_how = "Square matrices of double, one thread, medians of " +
                                     std::to_string(wanted.repeats) + " interleaved repeats";
    std::cout << measured_how << ".\n" << std::flush;

    figure picture{.title = "Fast matrix products, proved by the compiler",
                   .subtitle = measured_how,
                   .rows = {},
                   .notes = {}};
    for (const int size : wanted.sizes) {
        const comparison result(size, contestants, wanted);
        result.print(std::cout);
        if (picture.rows.empty() || picture.rows.back().size() == panels_in_a_row)
            picture.rows.emplace_back();
        picture.rows.back().push_back(result.chart());
    }
    std::cout << explanation;
    if (std::any_of(wanted.sizes.begin(), wanted.sizes.end(),
                    [&](int size) { return size > wanted.naive_limit; }))
        std::cout << "naive was run once, up to n = " << wanted.naive_limit << " (--naive-limit).\n";
    if (!wanted.svg.empty()) {
        picture.save(wanted.svg);
        std::cout << "Picture: " << wanted.svg << '\n';
    }
}

} // namespace

int main(int argc, char** argv) {
    settings wanted;
    CLI::App app(
        "Multiplies matrices under several schedules: what is proved of each, how fast and how exact it is.");
    app.add_option("--sizes", wanted.sizes, "Sizes n of the n x n matrices")
        ->delimiter(',')
        ->check(CLI::Range(1, 32768))
        ->capture_default_str();
    app.add_option("--repeats", wanted.repeats, "Measured rounds")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--naive-limit", wanted.naive_limit, "The largest n that the naive product is run for")
        ->capture_default_str();
    app.add_option("--seed", wanted.seed, "Seed of the random matrices")->capture_default_str();
    app.add_option("--svg", wanted.svg, "Draw the speed-ups into this file");
    CLI11_PARSE(app, argc, argv);
    try {
        run(wanted);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "tour: %s\n", problem.what());
        return 2;
    }
    return 0;
}
