// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plans: the schedule for a shape, chosen once, that can be looked at and run often.

#pragma once

#include <fastmm/execution/batch.hpp>
#include <fastmm/planning/choice.hpp>
#include <fastmm/planning/race.hpp>
#include <fastmm/planning/wisdom.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The unit roundoff of T; 0 where nothing is rounded.
template <class T>
double unit_roundoff() {
    if constexpr (rounded_scalar<T> || library_float<T>)
        return static_cast<double>(std::numeric_limits<real_of<T>>::epsilon()) / 2;
    else
        return 0;
}

inline void check_plan_shape(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    if (m < 0 || k < 0 || n < 0)
        fail("a plan cannot be for " + shape_text(m, k) + " by " + shape_text(k, n));
}

// Three digits of a number.
inline std::string three_digits(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

} // namespace detail

template <scalar T>
class plan;
template <scalar T>
class plan_tables;

/// A schedule that a plan considered for its product.
struct plan_candidate {
    std::vector<std::string> tables; ///< outermost first; none: classical
    double estimated_seconds = 0;
    double measured_seconds = 0; ///< the median of its times; 0: not measured
    std::size_t workspace_bytes = 0;
    double error_bound = 0; ///< as plan<T>::error_bound()
    std::string obstacle;   ///< why the options do not allow it; empty: they do
    bool chosen = false;
};

/// Chooses a schedule for products of m x k by k x n matrices of scalars T: the classical one, or up to four levels (eight
/// for scalars that no kernel serves) of the tables of level_catalog.hpp, mixed in any way. Options: threads, accuracy,
/// max_levels, max_workspace, scaling, effort, wisdom, costs, and parallel, whose object must outlive the plan; a workspace
/// is given to execute(). effort::estimate takes some microseconds; effort::measure times the candidates that the estimate
/// puts near the best, in turn, on matrices of its own. A schedule that the wisdom knows to have won for this product is
/// taken where the options allow it. Throws fastmm::error where a dimension or the number of threads is negative,
/// std::bad_alloc where measuring has no memory for A, B and C.
template <scalar T>
plan<T> make_plan(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted = {});

/// A choice that has been made. Immutable: execute() may be called from several threads at once. A copy is some kilobytes.
template <scalar T>
class plan {
public:
    std::ptrdiff_t rows() const { return m_; }
    std::ptrdiff_t inner() const { return k_; }
    std::ptrdiff_t cols() const { return n_; }
    int threads() const { return threads_; }

    /// The tables of the schedule, outermost first, "winograd, strassen"; or "classical". The last may be "pairs", of scalars
    /// whose products commute: two of them for the price of one, and of more additions, without a table (Winograd 1968).
    std::string schedule_name() const { return detail::schedule_name(catalog(), chosen()); }
    /// The number of its levels.
    std::size_t depth() const { return chosen().depth; }
    /// The names of its tables, outermost first.
    std::vector<std::string> tables() const { return names_of(chosen()); }

    /// C = alpha * A * B + beta * C, with the contracts of multiply<S>. A must be m x k, B k x n, C m x n; throws
    /// fastmm::error where they are not, or where a workspace is given that is smaller than workspace_bytes().
    void execute(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, const T& beta,
                 const matrix_view<T>& C, std::span<std::byte> workspace = {}) const {
        if (A.rows != m_ || A.cols != k_ || B.rows != k_ || B.cols != n_ || C.rows != m_ || C.cols != n_)
            fail("the plan is for " + detail::shape_text(m_, k_) + " by " + detail::shape_text(k_, n_) +
                 ", but A is " + detail::shape_text(A.rows, A.cols) + ", B is " +
                 detail::shape_text(B.rows, B.cols) + ", C is " + detail::shape_text(C.rows, C.cols));
        detail::multiply_stored<T>(schedule_.levels(), alpha, A, B, beta, C, execution_options(workspace));
    }

    /// C[i] = alpha * A[i] * B[i] + beta * C[i] for every i, with the contracts of multiply_batch<S>; each as execute()
    /// forms it. Throws fastmm::error where a shape is not the plan's, or where a workspace is given that is smaller than
    /// batch_workspace_bytes(1).
    void execute_batch(const T& alpha, const batch_view<const T>& A, const batch_view<const T>& B,
                       const T& beta, const batch_view<T>& C, std::span<std::byte> workspace = {}) const {
        detail::check_batch_shapes<T>(A, B, C);
        if (C.count() > 0 && (C[0].rows != m_ || A[0].cols != k_ || C[0].cols != n_))
            fail("the plan is for " + detail::shape_text(m_, k_) + " by " + detail::shape_text(k_, n_) +
                 ", but the products of the batch are " + detail::shape_text(A[0].rows, A[0].cols) + " by " +
                 detail::shape_text(B[0].rows, B[0].cols));
        detail::multiply_batch_by<T>(schedule_.levels(), alpha, A, B, beta, C, execution_options(workspace));
    }

    /// The bytes that execute() needs beside A, B and C; `overwrite`: where beta is 0, which may need less. Exact, as those
    /// of workspace_bytes<S, T>.
    std::size_t workspace_bytes(bool overwrite = false) const { return bytes_of(chosen(), overwrite); }

    /// The bytes that execute_batch() needs for `count` products, so that all threads have work; those of one are enough.
    std::size_t batch_workspace_bytes(std::ptrdiff_t count, bool overwrite = false) const {
        return detail::batch_workspace_bytes_with<stored>(schedule_.levels(), m_, k_, n_, count, settings(),
                                                          overwrite);
    }

    /// error_bound() in units of the unit roundoff, which may be too small a number for a double: for floating point of a
    /// library; 0 for scalars that are not rounded.
    double error_factor() const { return chosen().error; }

    /// |C' - A B| <= error_bound() max|A| max|B| for every element of a result C' of execute(1, A, B, 0, C), to first order
    /// in the unit roundoff, with any scaling; 0 for scalars that are not rounded. See error_factor().
    double error_bound() const { return chosen().error * detail::unit_roundoff<T>(); }

    /// The seconds that a product was estimated to take, or took where it was measured.
    double seconds() const { return chosen().measured > 0 ? chosen().measured : chosen().seconds; }

    /// What was considered: the classical product, then the schedules that are allowed, best estimate first, then those that
    /// are estimated to be faster, but not allowed.
    std::vector<plan_candidate> candidates() const {
        std::vector<plan_candidate> all;
        for (std::size_t i = 0; i < found_.size(); ++i)
            all.push_back({names_of(found_[i]), found_[i].seconds, found_[i].measured, bytes_of(found_[i]),
                           found_[i].error * detail::unit_roundoff<T>(),
                           std::string(detail::to_string(found_[i].why_not)), i == position_});
        return all;
    }
    /// Whether the estimates are made with rates from the wisdom, not with built-in ones.
    bool rates_are_measured() const { return rates_are_measured_; }
    /// Whether the schedule is the one that the wisdom knows to have won for this product.
    bool is_known_winner() const { return known_winner_; }

    /// What was considered, for a person: where the estimate's rates come from, then a line each candidate, with its times,
    /// memory and error bound, and why it was not chosen.
    std::string describe() const;

private:
    using stored = detail::stored_as<T>;

    friend plan make_plan<T>(std::ptrdiff_t, std::ptrdiff_t, std::ptrdiff_t, const options&);
    template <scalar U>
    friend plan<U> make_plan(std::ptrdiff_t, std::ptrdiff_t, std::ptrdiff_t, const plan_tables<U>&,
                             const options&);

    detail::level_catalog<stored> catalog() const { return catalog_; }

    // `owner`: what the catalog lies in, if it is not the library's.
    plan(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted,
         detail::level_catalog<stored> catalog_of_levels, std::shared_ptr<const void> owner)
        : catalog_(catalog_of_levels), owner_(std::move(owner)), m_(m), k_(k), n_(n),
          threads_(detail::settings_for<stored>(wanted).threads), parallel_(wanted.parallel),
          max_workspace_(wanted.max_workspace), scaling_(wanted.scaling) {
        const machine_model* const known = wanted.wisdom == nullptr ? nullptr : wanted.wisdom->machine<T>();
        rates_are_measured_ = known != nullptr;
        detail::search_limits limits = detail::limits_of(wanted, detail::most_kept_candidates);
        detail::schedule_search<stored> search(catalog(), detail::rates_for<stored>(wanted, known),
                                               settings(), limits);
        found_ = search.run(m, k, n);
        position_ = detail::position_of_best(found_, threads_);
        if (wanted.wisdom != nullptr)
            if (const auto* won = wanted.wisdom->schedule<T>(m, k, n, threads_))
                take(search, won->tables);
        if (wanted.effort == effort::measure) {
            const std::size_t before = position_;
            position_ = detail::measure_candidates<stored>(catalog(), found_, position_, m, k, n,
                                                           execution_options({}));
            known_winner_ = known_winner_ && position_ == before;
        }
        schedule_ = {catalog(), chosen()};
    }

    // Takes the schedule that the wisdom knows, where it is allowed.
    void take(const detail::schedule_search<stored>& search, const std::vector<std::string>& tables) {
        std::optional<detail::candidate> known = detail::find_schedule<stored>(catalog(), tables);
        if (!known || !search.look_at(*known) || known->why_not != detail::obstacle::none)
            return;
        known_winner_ = true;
        for (position_ = 0; position_ < found_.size(); ++position_)
            if (names_of(found_[position_]) == tables)
                return;
        found_.add(*known);
    }

    const detail::candidate& chosen() const { return found_[position_]; }

    options execution_options(std::span<std::byte> workspace) const {
        options wanted;
        wanted.threads = threads_;
        wanted.parallel = parallel_;
        wanted.max_workspace = max_workspace_;
        wanted.scaling = scaling_;
        wanted.workspace = workspace;
        return wanted;
    }

    detail::execution_settings settings() const {
        return detail::settings_for<stored>(execution_options({}));
    }

    std::size_t bytes_of(const detail::candidate& which, bool overwrite = false) const {
        return detail::workspace_bytes_with<stored>(
            detail::planned_schedule<stored>(catalog(), which).levels(), m_, k_, n_, settings(), overwrite);
    }

    std::vector<std::string> names_of(const detail::candidate& which) const {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < which.depth; ++i)
            names.emplace_back(catalog()[which.levels[i]].table);
        return names;
    }

    detail::level_catalog<stored> catalog_;
    std::shared_ptr<const void> owner_;
    std::ptrdiff_t m_, k_, n_;
    int threads_;
    parallel_for_hook parallel_;
    std::size_t max_workspace_;
    fastmm::scaling scaling_;
    detail::candidate_list found_;
    std::size_t position_ = 0;
    bool rates_are_measured_ = false, known_winner_ = false;
    detail::planned_schedule<stored> schedule_;
};

template <scalar T>
std::string plan<T>::describe() const {
    std::string text = detail::shape_text(m_, k_) + " by " + detail::shape_text(k_, n_) + ", " +
                       detail::scalar_name<T>() + ", " + std::to_string(threads_) +
                       (threads_ == 1 ? " thread: " : " threads: ") + schedule_name() + '\n';
    text += rates_are_measured_ ? "estimated with measured rates" : "estimated with built-in rates";
    text += known_winner_ ? "; the wisdom knows this schedule as the fastest\n" : "\n";
    std::vector<std::array<std::string, 5>> rows{
        {"", "estimated", "measured", "workspace", "error bound / classical"}};
    std::vector<std::string> remarks{""};
    for (std::size_t i = 0; i < found_.size(); ++i) {
        const detail::candidate& c = found_[i];
        const double mebibytes = static_cast<double>(bytes_of(c)) / (1024.0 * 1024.0);
        rows.push_back({(i == position_ ? "* " : "  ") + detail::schedule_name(catalog(), c),
                        detail::three_digits(c.seconds) + " s",
                        c.measured > 0 ? detail::three_digits(c.measured) + " s" : "-",
                        detail::three_digits(mebibytes) + " MiB",
                        found_[0].error > 0 ? detail::three_digits(c.error / found_[0].error) : "-"});
        remarks.push_back(c.why_not == detail::obstacle::none
                              ? ""
                              : "  not allowed: " + std::string(detail::to_string(c.why_not)));
    }
    std::array<std::size_t, 5> widths{};
    for (const auto& row : rows)
        for (std::size_t j = 0; j < row.size(); ++j)
            widths[j] = std::max(widths[j], row[j].size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string line = rows[i][0] + std::string(widths[0] - rows[i][0].size(), ' ');
        for (std::size_t j = 1; j < rows[i].size(); ++j)
            line += "  " + std::string(widths[j] - rows[i][j].size(), ' ') + rows[i][j];
        text += line + remarks[i] + '\n';
    }
    return text;
}

template <scalar T>
plan<T> make_plan(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    detail::check_plan_shape(m, k, n);
    using stored = detail::stored_as<T>;
    return plan<T>(m, k, n, wanted, detail::plan_levels<stored>::template levels<stored>, nullptr);
}

} // namespace fastmm::inline FASTMM_ABI
