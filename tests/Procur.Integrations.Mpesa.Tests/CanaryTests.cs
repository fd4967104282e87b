using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>Secrets and the payer's number reach the service and nothing else: no log line at any level, no span, no measure, no audit record, no exception.</summary>
public sealed class CanaryTests
{
    private const string AccessToken = "canaryTokenZh8gZDTkub";
    private const string PhoneDigits = "708374149";

    private static readonly string[] Canaries =
    [
        MpesaHost.ConsumerKey,
        MpesaHost.ConsumerSecret,
        MpesaHost.Passkey,
        AccessToken,
        PhoneDigits,
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{MpesaHost.ConsumerKey}:{MpesaHost.ConsumerSecret}")),
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("174379" + MpesaHost.Passkey + "20260105150000")),
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(MpesaHost.Passkey))[..32],
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_is_written_down_holds_a_secret_or_the_payers_number()
    {
        using var spans = new ActivityRecorder();
        using var metrics = new MetricRecorder();
        await using var daraja = Daraja.Start().OnToken(Daraja.Token(AccessToken)).OnQuery(Daraja.Ended("0"), Daraja.Ended("1032"));
        await using var host = MpesaHost.Create(
            daraja,
            with: services =>
                services.AddWebhookHandler<MpesaPaymentCallback>(
                    (callback, _) =>
                        callback.ResultCode == "0"
                            ? Task.CompletedTask
                            : throw new InvalidOperationException($"The handler of {callback} failed.")
                )
        );
        var payments = host.Get<IPaymentProvider>();
        var texts = new List<string>();

        await payments.CreatePaymentAsync(MpesaHost.Request(operationKey: "pay 17"), Token);
        var token = MpesaHost.TokenOf(Assert.Single(daraja.Pushes));
        var password = Daraja.Text(Assert.Single(daraja.Pushes), "Password");
        await host.PostAsync(token, Daraja.Callback(), Token);
        await host.PostAsync(token, Daraja.Callback("1032", amount: null), Token);
        await host.PostAsync(token, Daraja.Callback(checkout: "ws_CO_other"), Token);
        foreach (var failure in Failures(password))
        {
            daraja.OnPush(failure, failure, failure, failure);
            var e = await Assert.ThrowsAnyAsync<Exception>(() => payments.CreatePaymentAsync(MpesaHost.Request(), Token));
            texts.Add(e.ToString());
            texts.Add((e as IntegrationException)?.ProviderMessage ?? "");
            daraja.ClearPushes();
            host.Time.Advance(TimeSpan.FromMinutes(5));
        }

        daraja.OnToken(Daraja.Error("400.008.01", $"Invalid {Canaries[5]} of {MpesaHost.ConsumerKey}", 400));
        texts.Add((await host.Get<IIntegrationConnector>().TestConnectionAsync(Token)).Message);
        texts.Add(MpesaHost.Request().ToString());
        texts.Add(MpesaHost.Request().Payer!.ToString());
        texts.Add(new MpesaStkPush("254" + PhoneDigits, 1, "a", "b", new Uri("https://host.example")).ToString());
        texts.Add((await host.Get<MpesaClient>().StkQueryAsync(Daraja.Checkout, Token)).Value.ToString());

        // What was sent holds them all, so the search is one that can fail.
        Assert.Contains(daraja.Pushes, push => push.Header("Authorization")!.Contains(AccessToken, StringComparison.Ordinal));
        Assert.Contains(PhoneDigits, daraja.Pushes[0].Text, StringComparison.Ordinal);
        Assert.NotEmpty(spans.Activities);
        Assert.NotEmpty(host.Logs.Lines);
        Assert.NotEmpty(host.Audit.Records);
        foreach (var canary in Canaries.Append(password).Append(token))
        {
            AssertAbsent(canary, host.Logs.Text, "log");
            AssertAbsent(canary, spans.Text, "span");
            AssertAbsent(canary, metrics.Text, "measure");
            AssertAbsent(canary, host.Audit.Text, "audit");
            AssertAbsent(canary, string.Join('\n', texts), "text");
        }
    }

    private static IEnumerable<Reply> Failures(string password) =>
        [
            Daraja.Error("401.002.01", $"Error Occurred - Invalid Access Token - {AccessToken}", 401),
            Daraja.Error("400.002.02", $"Bad Request - Invalid Password {password} for 254{PhoneDigits} / +254 708 374 149", 400),
            Daraja.Error("500.001.1001", $"Wrong credentials: 174379{MpesaHost.Passkey}20260105150000"),
            Daraja.Error("500.003.1001", $"Error with {password[..^6]} and {MpesaHost.ConsumerSecret}"),
            Daraja.Fault("policies.ratelimit.SpikeArrestViolation", $"Spike arrest for {AccessToken} of 254{PhoneDigits}", 429),
            Reply.Json($$"""{"ResponseCode":"1","ResponseDescription":"No prompt for 0708-374-149 with {{password}}"}"""),
            Reply.Html($"<html>{password} 254{PhoneDigits}</html>", 503),
            Reply.Close,
        ];

    private static void AssertAbsent(string canary, string text, string where) =>
        Assert.False(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"'{canary[..6]}…' stands in a {where}.");
}
