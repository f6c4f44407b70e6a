// A link that is slow in time, not in width: a proxy between unix sockets that delays bytes.
//
//   delay_proxy LISTEN TARGET MICROSECONDS
//
// Whatever arrives from either side is handed on MICROSECONDS later, to the other side, in order;
// what arrives meanwhile has a time of its own and waits for nobody, as on a real wire. So a round
// trip takes twice that longer, and a megabyte no longer than its last byte. It runs until a signal
// ends it or its parent is gone.
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <map>
#include <memory>
#include <string>

namespace {

using Nanoseconds = long long;

Nanoseconds now() {
  timespec t{};
  ::clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
}

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    std::fprintf(stderr, "delay_proxy: the path is too long: %s\n", path.c_str());
    std::exit(2);
  }
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return address;
}

// Bytes, and when they may go on. An empty text is the end of the stream.
struct Piece {
  Nanoseconds due;
  std::string text;
};

// One direction of one connection.
struct Way {
  int from = -1;
  int to = -1;
  std::deque<Piece> pieces{};
  bool ended = false;    // nothing more comes
  bool blocked = false;  // the receiver takes no more for now
};

struct Pair {
  std::array<Way, 2> ways;
  ~Pair() {
    ::close(ways[0].from);
    ::close(ways[1].from);
  }
};

class Proxy {
 public:
  Proxy(const std::string& listen, const std::string& target, Nanoseconds delay)
      : target_(target), delay_(delay) {
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const sockaddr_un address = address_of(listen);
    ::unlink(listen.c_str());
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener_, 64) != 0)
      fail(listen.c_str());
    timer_ = ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    watch(listener_, EPOLLIN);
    watch(timer_, EPOLLIN);
  }

  [[noreturn]] void run() {
    for (;;) {
      std::array<epoll_event, 64> events{};
      const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
      if (count < 0 && errno != EINTR) fail("epoll_wait");
      for (int i = 0; i < count; ++i) handle(events[static_cast<std::size_t>(i)]);
      deliver();
    }
  }

 private:
  void watch(int fd, unsigned events) const {
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) fail("epoll_ctl");
  }

  void handle(const epoll_event& event) {
    const int fd = event.data.fd;
    if (fd == listener_) return accept();
    if (fd == timer_) {
      unsigned long long fired = 0;
      if (::read(timer_, &fired, sizeof fired) < 0 && errno != EAGAIN) fail("timer");
      return;
    }
    const auto found = pairs_.find(fd);
    if (found == pairs_.end()) return;
    Pair& pair = *found->second;
    for (Way& way : pair.ways) {
      if (way.to == fd && (event.events & EPOLLOUT) != 0) way.blocked = false;
      if (way.from == fd && (event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) take(way);
    }
  }

  void accept() {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (client < 0) return;
    const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = address_of(target_);
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(client);
      ::close(server);
      return;
    }
    ::fcntl(server, F_SETFL, O_NONBLOCK);
    auto pair = std::make_shared<Pair>();
    pair->ways[0].from = pair->ways[1].to = client;
    pair->ways[0].to = pair->ways[1].from = server;
    pairs_[client] = pairs_[server] = pair;
    // Edges only: each tells of something new, and everything is then read to the end.
    watch(client, EPOLLIN | EPOLLOUT | EPOLLET);
    watch(server, EPOLLIN | EPOLLOUT | EPOLLET);
  }

  void take(Way& way) const {
    std::array<char, 65536> buffer;
    while (!way.ended) {
      const ssize_t n = ::read(way.from, buffer.data(), buffer.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0 && errno == EAGAIN) return;
      way.ended = n <= 0;
      way.pieces.push_back(
          {now() + delay_, n > 0 ? std::string(buffer.data(), static_cast<std::size_t>(n)) : ""});
    }
  }

  // Hands on what is due, and sets the timer for what is next.
  void deliver() {
    Nanoseconds next = 0;
    for (auto it = pairs_.begin(); it != pairs_.end();) {
      const std::shared_ptr<Pair> pair = it->second;
      bool done = true;
      for (Way& way : pair->ways) {
        hand_on(way);
        done = done && way.ended && way.pieces.empty();
        if (!way.pieces.empty() && !way.blocked && (next == 0 || way.pieces.front().due < next))
          next = way.pieces.front().due;
      }
      it = done ? pairs_.erase(it) : std::next(it);
    }
    itimerspec time{};
    time.it_value.tv_sec = next / 1'000'000'000;
    time.it_value.tv_nsec = next % 1'000'000'000;
    ::timerfd_settime(timer_, TFD_TIMER_ABSTIME, &time, nullptr);
  }

  static void hand_on(Way& way) {
    while (!way.pieces.empty() && !way.blocked && way.pieces.front().due <= now()) {
      std::string& text = way.pieces.front().text;
      if (text.empty()) ::shutdown(way.to, SHUT_WR);
      while (!text.empty()) {
        const ssize_t n = ::send(way.to, text.data(), text.size(), MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) {
          way.blocked = true;
          return;
        }
        if (n < 0) {  // nobody is there any more
          way.ended = true;
          way.pieces.clear();
          return;
        }
        text.erase(0, static_cast<std::size_t>(n));
      }
      way.pieces.pop_front();
    }
  }

  std::string target_;
  Nanoseconds delay_;
  int listener_ = -1;
  int timer_ = -1;
  int epoll_ = -1;
  std::map<int, std::shared_ptr<Pair>> pairs_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: delay_proxy LISTEN TARGET MICROSECONDS\n");
    return 2;
  }
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  ::prctl(PR_SET_TIMERSLACK, 1000UL);  // nanoseconds; the default is 50 microseconds
  Proxy(argv[1], argv[2], std::atoll(argv[3]) * 1000).run();
}
