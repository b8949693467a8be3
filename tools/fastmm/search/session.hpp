// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A search over shapes: threads that walk, each from a start that is drawn of the best schemes so far, with settings that are drawn as
// well, and pools that they fill. Small shapes feed the starts of larger ones.

#pragma once

#include "search/agenda.hpp"
#include "search/lifted.hpp"
#include "search/lowest_schemes.hpp"
#include "search/population.hpp"
#include "search/rotation_ladder.hpp"
#include "search/scheme_pool.hpp"
#include "search/walker.hpp"

#include <fastmm/search/random.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

namespace fastmm_tool {

/// What there is of a shape, to be shown.
struct shape_progress {
    fastmm::shape dimensions;
    bool is_target = false;
    std::optional<found_scheme> best;
    std::size_t schemes = 0;
    std::int64_t flips = 0;
    double improved = 0; ///< Seconds since the search began.
};

/// A search. Requires: start() is called once, and what is between it and join() from one thread.
class search_session {
public:
    /// `measure` times products: how long one under the first scheme takes, in units of one under the second. It is asked only where the
    /// objective has time.
    explicit search_session(
        search_request request,
        std::function<double(const fastmm::factorization&, const fastmm::factorization&)> measure = {});
    search_session(const search_session&) = delete;
    search_session& operator=(const search_session&) = delete;
    ~search_session();

    /// Whether schemes of a shape are of use: it is a target, or starts of one can be made of it.
    bool is_wanted(const fastmm::shape& sorted) const;
    /// A scheme of a file as the search can use it, lifted to its ring where that is needed; none where its shape or its ring leads nowhere.
    std::optional<found_scheme> adapted(found_scheme scheme) const;
    /// Schemes that the search begins with. Requires: they are exact over their rings, and not started. Those over other rings than the
    /// search's are left out.
    void add(std::vector<found_scheme> schemes);

    void start();
    /// Ends all walks within milliseconds.
    void stop();
    /// Waits for the end, for at most that long; whether all threads have ended. Throws what a thread threw.
    bool wait(std::chrono::milliseconds most);

    /// Whether all that was asked for is there: without a rank, never.
    bool is_reached() const;
    double seconds() const;
    std::int64_t flips() const;
    /// Whether a thread looks for fewer additions at a rank, by moves that are not counted as flips.
    bool looks_for_additions() const;
    std::vector<shape_progress> progress() const;
    /// The pools by shape that changed since the last call, as they are now.
    std::vector<std::pair<fastmm::shape, scheme_pool>> changed_pools();
    /// The pools of all targets.
    std::vector<std::pair<fastmm::shape, scheme_pool>> target_pools() const;

private:
    struct episode {
        std::size_t state;
        fastmm::factorization start;
        std::string described;
        fastmm::search::walk_settings settings;
        walked_ring ring;
        walked_symmetry symmetry = walked_symmetry::none;
        bool is_from_pool = false;
        bool for_additions = false; // not a walk to lower ranks
        bool is_grown = false;      // in a population or on a ladder
        std::int64_t budget = 0;    // draws without an improvement
    };
    // The best that a walk found, if there is such a thing, and the draws that it took. It can be lifted to the ring of the search, unless
    // the walk was among rotation schemes.
    struct walked {
        std::optional<fastmm::factorization> best;
        std::int64_t draws = 0;
    };
    // A ladder to a target, and the draws on it and in the target's populations.
    struct climbing {
        rotation_ladder ladder;
        std::int64_t draws = 0, population_draws = 0;
    };
    // What a thread has of its own: by target, what grows.
    struct worker {
        fastmm::search::random_source random;
        std::map<std::size_t, population> grown;
        std::map<std::size_t, climbing> ladders;
        lowest_schemes lowest; // of walks among rotation schemes of the target, whether they lift or not
        std::int64_t grown_draws = 0, other_draws = 0;
    };

    void work(std::uint64_t seed);
    walked_ring draw_ring(walked_symmetry symmetry, int ternary_percent,
                          fastmm::search::random_source& random) const;
    std::optional<episode> next_episode(worker& own);
    void run(worker& own, const episode& e);
    walked walk(const episode& e);
    population founded_on_pools(const fastmm::shape& target, fastmm::search::random_source& random) const;
    void grow(worker& own, std::size_t target);
    void climb(worker& own, climbing& target, population& grown);
    walked walk_grown(worker& own, const fastmm::shape& dimensions, walk_task task);
    void look_for_fewer_additions(const episode& e);
    std::optional<fastmm::factorization> usable(const fastmm::factorization& table,
                                                lifting_effort effort) const;
    void deposit(const episode& e, const fastmm::factorization& found, lifting_effort effort);
    double measured_time(const found_scheme& scheme, const std::optional<found_scheme>& incumbent);
    void check_goal();

    const search_request request_;
    agenda agenda_; // under mutex_
    std::uint64_t seed_;
    std::function<double(const fastmm::factorization&, const fastmm::factorization&)> measure_;
    mutable std::mutex mutex_; // of agenda_, and of what stands below
    std::condition_variable ended_;
    int running_ = 0, looking_for_additions_ = 0; // threads
    std::exception_ptr problem_;
    bool is_reached_ = false;
    std::atomic<bool> is_stopped_ = false;
    std::shared_mutex quiet_; // held alone while products are timed
    std::chrono::steady_clock::time_point began_;
    std::vector<std::thread> threads_;
};

} // namespace fastmm_tool
