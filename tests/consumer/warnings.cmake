# SPDX-FileCopyrightText: 2026 The fastmm authors
# SPDX-License-Identifier: BSD-3-Clause

# A user's warnings, as errors: none may come out of fastmm's headers.
target_compile_options(program PRIVATE
  -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -pedantic -Werror)
