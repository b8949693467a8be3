// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plans that may use any factorization: tables that are read at run time, beside those that are compiled in.

#pragma once

#include <fastmm/execution/dynamic.hpp>
#include <fastmm/factorization/run_time_rounding.hpp>
#include <fastmm/planning/plan.hpp>

#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

/// Factorizations for plans, each proved over the ring of T. A copy shares them; a plan that was made with them keeps them.
template <scalar T>
class plan_tables {
public:
    /// Throws fastmm::error where a factorization is malformed or not exact over the ring of T, and names the first wrong
    /// entry of its residual; where a name is empty, or there are more than 200. Cost: as for dynamic_schedule. A table of
    /// more than 11 products is used innermost only, where its additions cost least.
    explicit plan_tables(std::span<const factorization> tables) {
        const detail::level_catalog<stored> compiled = detail::plan_levels<stored>::template levels<stored>;
        auto made = std::make_shared<content>();
        made->levels.assign(compiled.begin(), compiled.end());
        if (tables.size() > most_tables)
            fail("plans take at most " + std::to_string(most_tables) + " tables, not " +
                 std::to_string(tables.size()));
        made->names.reserve(tables.size());
        for (const factorization& f : tables) {
            require_well_formed(f);
            require_exact<ring_of<T>>(f);
            if (f.name.empty())
                fail("a table of a plan has no name");
            made->names.push_back(f.name);
            detail::planned_level<stored> level{made->names.back(), costed(*made, f, true), {}};
            if (f.rank <= most_outer_products)
                level.outer = costed(*made, f, false);
            made->levels.push_back(level);
        }
        content_ = std::move(made);
    }

private:
    using stored = detail::stored_as<T>;

    template <scalar U>
    friend plan<U> make_plan(std::ptrdiff_t, std::ptrdiff_t, std::ptrdiff_t, const plan_tables<U>&,
                             const options&);

    static constexpr std::size_t most_tables = 200;
    static constexpr int most_outer_products = 11;

    struct content {
        std::vector<std::string> names;
        std::vector<std::shared_ptr<const detail::dynamic_level_code>> code;
        std::vector<detail::planned_level<stored>> levels;
    };

    static detail::costed_level<stored> costed(content& owner, const factorization& f, bool innermost) {
        const detail::way execution = detail::automatic_way<stored>(innermost);
        owner.code.push_back(std::make_shared<const detail::dynamic_level_code>(f, execution));
        const detail::dynamic_level_code& code = *owner.code.back();
        detail::costed_level<stored> result{detail::schedule_dynamic_level<stored>(code),
                                            detail::traffic_of(code.view(), execution),
                                            {},
                                            execution == detail::way::passes};
        if constexpr (rounded_scalar<T> || detail::is_rounded_in_software<T>())
            result.rounding = level_rounding_of(f, detail::operand_summation(execution),
                                                detail::result_summation(execution));
        return result;
    }

    std::shared_ptr<const content> content_;
};

/// make_plan() among the schedules that these tables make, too; longer lists take longer.
template <scalar T>
plan<T> make_plan(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const plan_tables<T>& tables,
                  const options& wanted = {}) {
    detail::check_plan_shape(m, k, n);
    return plan<T>(m, k, n, wanted, tables.content_->levels, tables.content_);
}

} // namespace fastmm::inline FASTMM_ABI
