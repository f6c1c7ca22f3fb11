package io.clearshare.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.kyc.Requirement;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SettingsTest {

    private static final String SECRET = "CLEARSHARE_LINK_SECRET=a secret with more than 32 characters";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(OnlySettings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        Settings.class,
        PayoutConditionSettings.class,
        SanctionsSettings.class,
        WalletSettings.class,
        KycSettings.class,
        NoticeSettings.class
    })
    static class OnlySettings {}

    @Test
    void theseAreTheDefaults() {
        application.withPropertyValues(SECRET).run(context -> {
            Settings settings = context.getBean(Settings.class);
            assertThat(settings.publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
            assertThat(settings.landingUrl()).isEqualTo(URI.create("http://127.0.0.1:8080/"));
            assertThat(settings.data()).isEqualTo(Path.of(".data"));
            assertThat(settings.spoolBytesMax()).isEqualTo(1L << 30);
            assertThat(settings.programme().hold()).isEqualTo(Duration.ofDays(14));
            assertThat(settings.programme().bountyMicros()).isEqualTo(2_000_000);
            assertThat(settings.programme().activationThresholdMicros()).isEqualTo(4_000_000);
            assertThat(settings.programme().rebateBasisPoints()).isZero();
            assertThat(settings.programme().rules()).isEqualTo(Settings.RulesMode.LIVE);
            assertThat(settings.payouts().thresholdMicros()).isEqualTo(25_000_000);
            assertThat(settings.payouts().autoLimitMicros()).isEqualTo(100_000_000);
            assertThat(settings.solana().formerSigners()).isEmpty();
            assertThat(context.getBean(NoticeSettings.class).hasFinanceMailbox())
                    .isFalse();
        });
    }

    @Test
    void whatIsAskedOfPeopleByDefault() {
        application.withPropertyValues(SECRET).run(context -> {
            PayoutConditionSettings conditions = context.getBean(PayoutConditionSettings.class);
            assertThat(conditions.requirements()).isEqualTo(EnumSet.allOf(Requirement.class));
            assertThat(conditions.limitedMicros()).isEqualTo(50_000_000);
            SanctionsSettings sanctions = context.getBean(SanctionsSettings.class);
            assertThat(sanctions.file()).isNull();
            assertThat(sanctions.daysMax()).isEqualTo(7);
            assertThat(sanctions.staleBlocks()).isFalse();
            assertThat(context.getBean(WalletSettings.class).coolingOff()).isEqualTo(Duration.ofDays(3));
            KycSettings kyc = context.getBean(KycSettings.class);
            assertThat(kyc.provider()).isEqualTo("manual");
            assertThat(kyc.documentKeys()).isEmpty();
            assertThat(kyc.documentKeyFile()).isNull();
            assertThat(kyc.patience()).isEqualTo(Duration.ofSeconds(5));
            assertThat(kyc.sumsub().isConfigured()).isFalse();
            assertThat(kyc.sumsub().url()).isEqualTo(URI.create("https://api.sumsub.com"));
            assertThat(kyc.sumsub().level()).isEqualTo("basic-kyc-level");
            assertThat(kyc.sumsub().sandbox()).isFalse();
            assertThat(kyc.persona().isConfigured()).isFalse();
            assertThat(kyc.persona().url()).isEqualTo(URI.create("https://api.withpersona.com"));
            assertThat(kyc.persona().version()).isEqualTo("2023-01-05");
        });
    }

    @Test
    void aListOfRequirementsMayBeEmptyButNotMisspelt() {
        application
                .withPropertyValues(SECRET, "CLEARSHARE_PAYOUT_REQUIREMENTS=")
                .run(context -> assertThat(
                                context.getBean(PayoutConditionSettings.class).requirements())
                        .isEmpty());
        application
                .withPropertyValues(SECRET, "CLEARSHARE_PAYOUT_REQUIREMENTS=sanction")
                .run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues(SECRET, "CLEARSHARE_KYC_PROVIDER=sumsub")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void itDoesNotStartWithoutASecretOfItsOwn() {
        application.run(context -> assertThat(context).hasFailed());
        application
                .withPropertyValues("CLEARSHARE_LINK_SECRET=short")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void theEnvironmentDecides() {
        application
                .withPropertyValues(
                        SECRET, "CLEARSHARE_HOLD=PT20S", "CLEARSHARE_RULES=shadow", "CLEARSHARE_BOUNTY_MICROS=0")
                .run(context -> {
                    Settings settings = context.getBean(Settings.class);
                    assertThat(settings.programme().hold()).isEqualTo(Duration.ofSeconds(20));
                    assertThat(settings.programme().rules()).isEqualTo(Settings.RulesMode.SHADOW);
                    assertThat(settings.programme().bountyMicros()).isZero();
                });
    }
}
