package lianban.benchmarks;

import java.util.concurrent.TimeUnit;
import lianban.kernel.code.CertificateIdentifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to check a certificate's number, which every public verification does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodesBenchmark {

  private final String number =
      "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

  @Benchmark
  public boolean checkCertificateNumber() {
    return CertificateIdentifier.isValid(number);
  }
}
