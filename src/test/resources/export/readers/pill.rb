# Prints the first process of a Bluepill file as JSON: its environment, and its command split as Bluepill does.
require "json"
require "ostruct"
require "shellwords"

class Integer
  def seconds
    self
  end
end

module Bluepill
  def self.application(name, options)
    app = OpenStruct.new(processes: [])
    def app.process(name)
      process = OpenStruct.new(name: name)
      yield process
      processes << process
    end
    yield app
    first = app.processes.first
    puts JSON.generate(environment: first.environment, words: Shellwords.shellwords(first.start_command))
  end
end

load ARGV[0]
