// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/target_file.hpp"

#include "exact/malformed.hpp"

#include <fastmm/io/file.hpp>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace fastmm_tool {

void write_target(const std::string& path, const std::string& bytes) {
    if (path == "-") {
        if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0)
            throw malformed("the standard output cannot be written: " +
                            std::generic_category().message(errno));
        return;
    }
    fastmm::detail::file_replacement file(path);
    file.replace(bytes);
    if (!file.problem().empty())
        throw malformed(path + ' ' + file.problem());
}

} // namespace fastmm_tool
