// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The threads that a caller brings: a loop whose turns may run at the same time, by a thread pool, oneTBB, or whatever
// else the program already has.

#pragma once

#include <fastmm/config.hpp>

#include <concepts>
#include <memory>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// One loop's body: task(0), task(1), ... Refers to what it calls, which lives until the loop is over; cheap to copy.
class parallel_task {
public:
    template <class Body>
    requires(!std::same_as<std::remove_const_t<Body>, parallel_task> &&
             std::invocable<const Body&, int>) constexpr explicit parallel_task(const Body& body)
        : body_(std::addressof(body)),
          call_([](const void* what, int index) { (*static_cast<const Body*>(what))(index); }) {}

    void operator()(int index) const { call_(body_, index); }

private:
    const void* body_;
    void (*call_)(const void*, int);
};

/// How a caller's program runs loops in parallel: refers to an object of the caller's that is called as
///
///     run(int tasks, parallel_task task)
///
/// and calls task(i) once for every i of 0 .. tasks - 1, from any threads, in any order, at the same time or one after
/// another: no task waits for another one. It returns when all of them have returned, and what they wrote is then seen by
/// the calling thread and by later tasks. Tasks do not throw. With oneTBB:
///
///     const auto run = [](int tasks, fastmm::parallel_task task) { tbb::parallel_for(0, tasks, task); };
///     fastmm::matmul(A, B, {.threads = 8, .parallel = run});
///
/// The object has to outlive what holds the reference: a call, or a plan. It is called by every thread that multiplies
/// with it, several at a time where they do.
class parallel_for_hook {
public:
    /// No threads of the caller's: OpenMP's.
    constexpr parallel_for_hook() = default;

    template <class Run>
    requires(!std::same_as<std::remove_const_t<Run>, parallel_for_hook> && std::is_object_v<Run> &&
             std::invocable<Run&, int, parallel_task>) constexpr parallel_for_hook(Run& run)
        : run_(std::addressof(run)), call_([](const void* what, int tasks, parallel_task task) {
              (*const_cast<Run*>(static_cast<const Run*>(what)))(tasks, task);
          }) {}

    constexpr explicit operator bool() const { return call_ != nullptr; }

    /// Requires: a caller's object.
    void operator()(int tasks, parallel_task task) const { call_(run_, tasks, task); }

private:
    const void* run_ = nullptr;
    void (*call_)(const void*, int, parallel_task) = nullptr;
};

} // namespace fastmm::inline FASTMM_ABI
