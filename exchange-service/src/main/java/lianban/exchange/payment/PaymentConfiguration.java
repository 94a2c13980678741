package lianban.exchange.payment;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import lianban.exchange.ExchangeProperties;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.approval.ApprovalService;
import lianban.exchange.payment.mongo.SimulatedPayments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Payment with its simulator. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentProperties.class)
class PaymentConfiguration {

  @Bean
  Payments payments(MongoDatabase database, ExchangeProperties exchange, InstantSource clock) {
    return new SimulatedPayments(
        database.getCollection("payments"),
        database.getCollection("payment_statements"),
        exchange.zone(),
        clock);
  }

  @Bean
  Refunds refunds(Payments payments) {
    return new Refunds(payments);
  }

  @Bean
  PaymentNotices paymentNotices(ApprovalService approval, Payments payments) {
    return new PaymentNotices(approval, payments);
  }

  @Bean
  NoticeSignature noticeSignature(PaymentProperties payment, InstantSource clock) {
    return new NoticeSignature(payment.noticeKeyBytes(), clock);
  }

  @Bean
  Reconciliation reconciliation(Payments payments, ApprovalCases cases) {
    return new Reconciliation(payments, cases);
  }
}
