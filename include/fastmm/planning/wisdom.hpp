// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What measurements have taught of a machine: rates for the estimate, and schedules that won. <fastmm/wisdom.hpp> measures,
// reads and writes it.

#pragma once

#include <fastmm/planning/machine_model.hpp>

#include <complex>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The name of a scalar type in what a person reads.
template <class T>
std::string scalar_name() {
    if constexpr (std::is_same_v<T, float>)
        return "float";
    else if constexpr (std::is_same_v<T, double>)
        return "double";
    else if constexpr (is_complex<T>)
        return "complex " + scalar_name<real_of<T>>();
    else if constexpr (std::is_integral_v<T>)
        return (std::is_signed_v<T> ? "int" : "uint") + std::to_string(8 * sizeof(T));
    else
        return "scalars of " + std::to_string(sizeof(T)) + " bytes";
}

} // namespace detail

/// A machine as products of scalars of one type see it.
struct measured_machine {
    std::string scalar; ///< "double", "float", "complex double", "complex float"
    machine_model model;

    friend bool operator==(const measured_machine&, const measured_machine&) = default;
};

/// A schedule that was the fastest of those that were timed for a product.
struct measured_schedule {
    std::string scalar;
    int threads = 1;
    std::ptrdiff_t m = 0, k = 0, n = 0;
    std::vector<std::string> tables; ///< as plan<T>::tables() names them, outermost first; none: classical

    friend bool operator==(const measured_schedule&, const measured_schedule&) = default;
};

/// What is known of a machine. Give it to plans by options::wisdom; it must live while make_plan() runs. Without knowledge of
/// a scalar type or a product, a plan is estimated as if there were none.
struct wisdom {
    std::string processor; ///< the name of the CPU that was measured
    std::vector<measured_machine> machines;
    std::vector<measured_schedule> schedules;

    /// The rates for scalars T, or of that name; null where they are not known.
    template <class T>
    const machine_model* machine() const {
        return machine(detail::scalar_name<T>());
    }
    const machine_model* machine(std::string_view scalar) const {
        for (const measured_machine& known : machines)
            if (known.scalar == scalar)
                return &known.model;
        return nullptr;
    }

    /// Keeps the rates for scalars T, or of that name.
    template <class T>
    void set_machine(const machine_model& model) {
        set_machine(detail::scalar_name<T>(), model);
    }
    void set_machine(const std::string& scalar, const machine_model& model) {
        for (measured_machine& known : machines)
            if (known.scalar == scalar) {
                known.model = model;
                return;
            }
        machines.push_back({scalar, model});
    }

    /// The schedule that won for a product of scalars T with so many threads; null where none was timed.
    template <class T>
    const measured_schedule* schedule(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                      int threads) const {
        for (const measured_schedule& known : schedules)
            if (known.m == m && known.k == k && known.n == n && known.threads == threads &&
                known.scalar == detail::scalar_name<T>())
                return &known;
        return nullptr;
    }

    /// Keeps a schedule, in the place of one that is known for the same product.
    void remember(measured_schedule next) {
        for (measured_schedule& known : schedules)
            if (known.m == next.m && known.k == next.k && known.n == next.n &&
                known.threads == next.threads && known.scalar == next.scalar) {
                known.tables = std::move(next.tables);
                return;
            }
        schedules.push_back(std::move(next));
    }

    friend bool operator==(const wisdom&, const wisdom&) = default;
};

} // namespace fastmm::inline FASTMM_ABI
