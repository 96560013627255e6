// c++ -std=c++20 http_service.cpp $(pkg-config --cflags --libs guide-cpp cpp-httplib) -pthread
// http_service policy.guide 8080, then: curl --data @case.json http://127.0.0.1:8080/decide
#include <httplib.h>

#include <fstream>
#include <guide/guide.hpp>
#include <iostream>
#include <sstream>

namespace {

std::string text_of(const std::vector<guide::Diagnostic>& diagnostics) {
  std::string text;
  for (const auto& diagnostic : diagnostics) text += diagnostic.text;
  return text.empty() ? "out of memory\n" : text;
}

}  // namespace

int main(int, char** arguments) {
  std::ostringstream policy;
  policy << std::ifstream(arguments[1]).rdbuf();
  const auto loaded = guide::Library::load(policy.str(), arguments[1]);
  if (!loaded.library) return std::cerr << text_of(loaded.diagnostics), 1;
  const guide::Library& library = *loaded.library;  // shared by the threads of the server

  httplib::Server server;
  server.set_payload_max_length(1 << 20);
  server.Post("/decide", [&](const httplib::Request& request, httplib::Response& response) {
    const auto read = library.read_case(request.body, "request");
    const auto decided = read.the_case ? library.decide(*read.the_case) : guide::Decided{{}, read.diagnostics};
    response.status = decided.decision ? 200 : 422;
    if (decided.decision) return response.set_content(decided.decision->json(), "application/json");
    response.set_content(text_of(decided.diagnostics), "text/plain");
  });
  return server.listen("127.0.0.1", std::stoi(arguments[2])) ? 0 : 1;
}
