// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Loops that a caller may bring: see fastmm::parallel_for_hook.

#pragma once

#include <fastmm/execution/parallel_for.hpp>

#include <atomic>
#include <thread>
#include <vector>

namespace fastmm_test {

// A pool of one thread, at its worst: every task ends before the next begins, and the last comes first.
struct in_reverse {
    mutable std::atomic<int> most_tasks{0}, loops{0};

    void operator()(int tasks, fastmm::parallel_task task) const {
        ++loops;
        if (tasks > most_tasks)
            most_tasks = tasks;
        for (int i = tasks - 1; i >= 0; --i)
            task(i);
    }
};

// A thread a task.
struct on_threads {
    void operator()(int tasks, fastmm::parallel_task task) const {
        std::vector<std::thread> threads;
        for (int i = 1; i < tasks; ++i)
            threads.emplace_back(task, i);
        task(0);
        for (std::thread& thread : threads)
            thread.join();
    }
};

} // namespace fastmm_test
