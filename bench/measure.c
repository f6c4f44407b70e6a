// measure OUT CMD ARGS...
//
// Runs CMD and writes one line to OUT: exit status, wall seconds, user seconds, system seconds,
// peak RSS in kB. The times and the memory are those of CMD and of the children that it waited for,
// not of a server that it talks to. A process as small as this one leaves no trace in the child's
// peak RSS, as a fork of a large one would.
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(struct timeval t) {
  return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char** argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: measure OUT CMD ARGS...\n");
    return 2;
  }
  const double start = now();
  const pid_t child = fork();
  if (child == 0) {
    execvp(argv[2], argv + 2);
    perror(argv[2]);
    _exit(127);
  }
  int status = 0;
  struct rusage used;
  if (child < 0 || wait4(child, &status, 0, &used) < 0) {
    perror("measure");
    return 2;
  }
  const double wall = now() - start;
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  FILE* out = fopen(argv[1], "w");
  if (out == NULL) {
    perror(argv[1]);
    return 2;
  }
  fprintf(out, "%d %.6f %.6f %.6f %ld\n", code, wall, seconds_of(used.ru_utime),
          seconds_of(used.ru_stime), used.ru_maxrss);
  return fclose(out) == 0 ? code : 2;
}
