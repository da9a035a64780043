/*
 * A library that is loaded before a program (LD_PRELOAD) and writes down what the program does to
 * the files of one folder, and what it has synced. `journal.ts` reads it.
 *
 * POWER_CUT_FOLDER   the folder, absolute, without symbolic links
 * POWER_CUT_JOURNAL  the folder of the journals, one file for each process
 * POWER_CUT_SYNC_US  how much longer each sync takes, as on a disk that is slower, microseconds
 *
 * What passes by the C library's own functions is seen; what does not (a write by io_uring, a file
 * of stdio, memory that is mapped) is found by comparing the folder with its journal in the end.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum kind {
  CREATED = 1,
  WRITTEN = 2,
  SIZED = 3,
  SYNC_BEGUN = 4,
  SYNCED = 5,
  LINKED = 6,
  RENAMED = 7,
  UNLINKED = 8,
  FOLDER_MADE = 9,
  FOLDER_REMOVED = 10,
  MAPPED = 11,
};

/* The head of each record, in the machine's own order of bytes; path, other path and data follow. */
struct record {
  uint32_t kind;
  uint32_t path_length;
  uint32_t other_length;
  uint32_t data_length;
  int64_t at;
  uint64_t file;
  int64_t place;
};

static int journal = -1;
static char folder[PATH_MAX];
static size_t folder_length;
static long sync_us;
static int64_t syncs;
/* Held over each change and its record, so that the records are in the order of the changes. */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  const char *watched = getenv("POWER_CUT_FOLDER");
  const char *journals = getenv("POWER_CUT_JOURNAL");
  const char *wait = getenv("POWER_CUT_SYNC_US");
  if (!watched || !journals) return;
  folder_length = (size_t)snprintf(folder, sizeof folder, "%s", watched);
  if (wait) sync_us = atol(wait);
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%ld", journals, (long)getpid());
  int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  int low = (int)syscall(SYS_openat, AT_FDCWD, path, flags, 0600);
  /* Far from the numbers that a program expects to be its own. */
  journal = fcntl(low, F_DUPFD_CLOEXEC, 500);
  if (journal < 0) abort();
  syscall(SYS_close, low);
}

/* Takes dots and double slashes out of an absolute path, in place. */
static void tidy(char *path) {
  char *to = path;
  for (char *from = path; *from;) {
    while (*from == '/') from++;
    size_t length = strcspn(from, "/");
    if (length == 2 && strncmp(from, "..", 2) == 0) {
      while (to > path && *--to != '/') continue;
    } else if (length > 0 && !(length == 1 && *from == '.')) {
      *to++ = '/';
      memmove(to, from, length);
      to += length;
    }
    from += length;
  }
  *to = 0;
}

/* Whether a tidy path is the folder or lies in it; `*within` is then the rest, "" for itself. */
static int is_within(const char *path, const char **within) {
  if (strncmp(path, folder, folder_length) != 0) return 0;
  if (path[folder_length] != '/' && path[folder_length] != 0) return 0;
  *within = path + folder_length + (path[folder_length] == '/');
  return 1;
}

/* Whether an open file lies in the folder. `path` has room for PATH_MAX. */
static int holds_fd(int fd, char *path, const char **within) {
  char link[64];
  if (journal < 0 || fd < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return is_within(path, within);
}

/* Whether a path, relative to an open folder, lies in the watched one. */
static int holds_path(int at, const char *given, char *path, const char **within) {
  if (journal < 0 || !given) return 0;
  if (given[0] == '/') {
    snprintf(path, PATH_MAX, "%s", given);
  } else {
    char base[PATH_MAX] = "";
    if (at == AT_FDCWD) {
      if (!getcwd(base, sizeof base)) return 0;
    } else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", at);
      ssize_t length = readlink(link, base, sizeof base - 1);
      if (length <= 0) return 0;
      base[length] = 0;
    }
    size_t length = strlen(base);
    if (length + strlen(given) + 2 > PATH_MAX) return 0;
    memcpy(path, base, length);
    path[length] = '/';
    strcpy(path + length + 1, given);
  }
  tidy(path);
  return is_within(path, within);
}

static uint64_t file_of(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? (uint64_t)found.st_ino : 0;
}

static void put(struct iovec *parts, int count) {
  while (count > 0) {
    ssize_t n = syscall(SYS_writev, journal, parts, count);
    if (n < 0 && errno == EINTR) continue;
    /* A journal with a hole would prove nothing. */
    if (n < 0) abort();
    while (count > 0 && (size_t)n >= parts->iov_len) {
      n -= (ssize_t)parts->iov_len;
      parts++;
      count--;
    }
    if (count > 0) {
      parts->iov_base = (char *)parts->iov_base + n;
      parts->iov_len -= (size_t)n;
    }
  }
}

static void note(enum kind kind, uint64_t file, int64_t place, const char *path, const char *other,
                 const void *data, size_t length) {
  struct timespec now;
  int before = errno;
  clock_gettime(CLOCK_MONOTONIC, &now);
  struct record head = {
      .kind = kind,
      .path_length = path ? (uint32_t)strlen(path) : 0,
      .other_length = other ? (uint32_t)strlen(other) : 0,
      .data_length = (uint32_t)length,
      .at = now.tv_sec * 1000000000LL + now.tv_nsec,
      .file = file,
      .place = place,
  };
  struct iovec parts[] = {
      {&head, sizeof head},
      {(void *)path, head.path_length},
      {(void *)other, head.other_length},
      {(void *)data, length},
  };
  put(parts, 4);
  errno = before;
}

static int open_at(int at, const char *given, int flags, mode_t mode) {
  char path[PATH_MAX];
  const char *within;
  int changes = flags & (O_CREAT | O_TRUNC);
  if (!changes || !holds_path(at, given, path, &within)) {
    return (int)syscall(SYS_openat, at, given, flags, mode);
  }
  pthread_mutex_lock(&turn);
  int made = (flags & O_CREAT) != 0;
  int fd = (int)syscall(SYS_openat, at, given, made ? flags | O_EXCL : flags, mode);
  if (fd < 0 && errno == EEXIST && made && !(flags & O_EXCL)) {
    made = 0;
    fd = (int)syscall(SYS_openat, at, given, flags & ~O_CREAT, mode);
  }
  if (fd >= 0 && made) note(CREATED, file_of(fd), 0, within, NULL, NULL, 0);
  if (fd >= 0 && !made && (flags & O_TRUNC)) note(SIZED, file_of(fd), 0, NULL, NULL, NULL, 0);
  pthread_mutex_unlock(&turn);
  return fd;
}

/* `mode` is there only where a file may be made. */
#define MODE_OF(flags, last)                                 \
  mode_t mode = 0;                                           \
  if ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE) { \
    va_list rest;                                            \
    va_start(rest, last);                                    \
    mode = (mode_t)va_arg(rest, int);                        \
    va_end(rest);                                            \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int at, const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return open_at(at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
  MODE_OF(flags, flags)
  return open_at(at, path, flags, mode);
}

/* `place` is -1 for where the file stands. */
static ssize_t write_at(int fd, const void *data, size_t length, off64_t place) {
  char path[PATH_MAX];
  const char *within;
  int seen = holds_fd(fd, path, &within);
  if (seen) pthread_mutex_lock(&turn);
  ssize_t n = place < 0 ? syscall(SYS_write, fd, data, length)
                        : syscall(SYS_pwrite64, fd, data, length, place);
  if (!seen) return n;
  if (n > 0) {
    int64_t from = place < 0 ? (int64_t)lseek64(fd, 0, SEEK_CUR) - n : place;
    note(WRITTEN, file_of(fd), from, NULL, NULL, data, (size_t)n);
  }
  pthread_mutex_unlock(&turn);
  return n;
}

ssize_t write(int fd, const void *data, size_t length) { return write_at(fd, data, length, -1); }

ssize_t pwrite(int fd, const void *data, size_t length, off_t place) {
  return write_at(fd, data, length, place);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t place) {
  return write_at(fd, data, length, place);
}

/* A short write is allowed: of several parts, the first that is not empty. */
static ssize_t write_first(int fd, const struct iovec *parts, int count, off64_t place) {
  for (int i = 0; i < count; i++) {
    if (parts[i].iov_len > 0) return write_at(fd, parts[i].iov_base, parts[i].iov_len, place);
  }
  return 0;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  char path[PATH_MAX];
  const char *within;
  if (!holds_fd(fd, path, &within)) return syscall(SYS_writev, fd, parts, count);
  return write_first(fd, parts, count, -1);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t place) {
  return write_first(fd, parts, count, place);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t place) {
  return write_first(fd, parts, count, place);
}

int ftruncate64(int fd, off64_t size) {
  char path[PATH_MAX];
  const char *within;
  if (!holds_fd(fd, path, &within)) return (int)syscall(SYS_ftruncate, fd, size);
  pthread_mutex_lock(&turn);
  int failed = (int)syscall(SYS_ftruncate, fd, size);
  if (!failed) note(SIZED, file_of(fd), size, NULL, NULL, NULL, 0);
  pthread_mutex_unlock(&turn);
  return failed;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int fallocate64(int fd, int mode, off64_t from, off64_t length) {
  char path[PATH_MAX];
  const char *within;
  if (!holds_fd(fd, path, &within)) return (int)syscall(SYS_fallocate, fd, mode, from, length);
  /* SQLite then writes the zeros itself. */
  errno = EOPNOTSUPP;
  return -1;
}

static int sync_with(long call, int fd) {
  char path[PATH_MAX];
  const char *within;
  if (!holds_fd(fd, path, &within)) return (int)syscall(call, fd);
  uint64_t file = file_of(fd);
  pthread_mutex_lock(&turn);
  int64_t number = ++syncs;
  note(SYNC_BEGUN, file, number, within, NULL, NULL, 0);
  pthread_mutex_unlock(&turn);
  if (sync_us > 0) usleep((useconds_t)sync_us);
  int failed = (int)syscall(call, fd);
  pthread_mutex_lock(&turn);
  if (!failed) note(SYNCED, file, number, within, NULL, NULL, 0);
  pthread_mutex_unlock(&turn);
  return failed;
}

int fsync(int fd) { return sync_with(SYS_fsync, fd); }

int fdatasync(int fd) { return sync_with(SYS_fdatasync, fd); }

static int make_folder(int at, const char *given, mode_t mode) {
  char path[PATH_MAX];
  const char *within;
  if (!holds_path(at, given, path, &within)) return (int)syscall(SYS_mkdirat, at, given, mode);
  pthread_mutex_lock(&turn);
  int failed = (int)syscall(SYS_mkdirat, at, given, mode);
  if (!failed) note(FOLDER_MADE, 0, 0, within, NULL, NULL, 0);
  pthread_mutex_unlock(&turn);
  return failed;
}

int mkdir(const char *path, mode_t mode) { return make_folder(AT_FDCWD, path, mode); }

int mkdirat(int at, const char *path, mode_t mode) { return make_folder(at, path, mode); }

static int remove_at(int at, const char *given, int flags) {
  char path[PATH_MAX];
  const char *within;
  if (!holds_path(at, given, path, &within)) return (int)syscall(SYS_unlinkat, at, given, flags);
  enum kind kind = flags & AT_REMOVEDIR ? FOLDER_REMOVED : UNLINKED;
  pthread_mutex_lock(&turn);
  int failed = (int)syscall(SYS_unlinkat, at, given, flags);
  if (!failed) note(kind, 0, 0, within, NULL, NULL, 0);
  pthread_mutex_unlock(&turn);
  return failed;
}

int unlink(const char *path) { return remove_at(AT_FDCWD, path, 0); }

int unlinkat(int at, const char *path, int flags) { return remove_at(at, path, flags); }

int rmdir(const char *path) { return remove_at(AT_FDCWD, path, AT_REMOVEDIR); }

/* Within the folder alone: nothing is moved into it or out of it. */
int renameat(int from_at, const char *from, int to_at, const char *to) {
  char path[PATH_MAX], other[PATH_MAX];
  const char *within, *beyond;
  int seen = holds_path(from_at, from, path, &within) && holds_path(to_at, to, other, &beyond);
  if (!seen) return (int)syscall(SYS_renameat2, from_at, from, to_at, to, 0);
  pthread_mutex_lock(&turn);
  int failed = (int)syscall(SYS_renameat2, from_at, from, to_at, to, 0);
  if (!failed) note(RENAMED, 0, 0, within, beyond, NULL, 0);
  pthread_mutex_unlock(&turn);
  return failed;
}

int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
  char path[PATH_MAX];
  const char *within;
  struct stat found;
  if (!holds_path(to_at, to, path, &within)) {
    return (int)syscall(SYS_linkat, from_at, from, to_at, to, flags);
  }
  pthread_mutex_lock(&turn);
  int failed = (int)syscall(SYS_linkat, from_at, from, to_at, to, flags);
  if (!failed && fstatat(to_at, to, &found, AT_SYMLINK_NOFOLLOW) == 0) {
    note(LINKED, (uint64_t)found.st_ino, 0, within, NULL, NULL, 0);
  }
  pthread_mutex_unlock(&turn);
  return failed;
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

/* What is written into mapped memory is never seen: such a file can hold anything after a cut. */
void *mmap64(void *where, size_t length, int protection, int flags, int fd, off64_t place) {
  char path[PATH_MAX];
  const char *within;
  int shared = (flags & MAP_SHARED) && (protection & PROT_WRITE);
  if (shared && holds_fd(fd, path, &within)) {
    pthread_mutex_lock(&turn);
    note(MAPPED, file_of(fd), 0, within, NULL, NULL, 0);
    pthread_mutex_unlock(&turn);
  }
  return (void *)syscall(SYS_mmap, where, length, protection, flags, fd, place);
}

void *mmap(void *where, size_t length, int protection, int flags, int fd, off_t place) {
  return mmap64(where, length, protection, flags, fd, place);
}
