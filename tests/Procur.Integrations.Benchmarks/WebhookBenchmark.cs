using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Slack;
using Procur.Integrations.Stripe;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Benchmarks;

/// <summary>Verification of signed webhooks against the platform's own HMAC over spans with the same header parsing.</summary>
internal static class WebhookBenchmark
{
    private const string StripeSecret = "whsec_benchmark_secret_of_a_usual_length";
    private const string SlackSecret = "0123456789abcdef0123456789abcdef";

    public static void Run(int times)
    {
        var now = DateTimeOffset.UtcNow;
        var stamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(
            $$$"""{"id":"evt_1","object":"event","type":"payment_intent.succeeded","created":{{{stamp}}},"livemode":false,"data":{"object":{{{Bodies.PaymentIntent}}}}}"""
        );
        var stripeHeader = $"t={stamp},v1={Sign(StripeSecret, $"{stamp}.", body)}";
        var slackHeader = $"v0={Sign(SlackSecret, $"v0:{stamp}:", body)}";
        var stripe = new StripeWebhookReceiver(TimeProvider.System);
        var slack = new SlackWebhookReceiver(TimeProvider.System);
        var stripeWebhook = new RawWebhook(body, name => name == "Stripe-Signature" ? stripeHeader : null, now);
        var slackWebhook = new RawWebhook(
            body,
            name =>
                name switch
                {
                    "X-Slack-Signature" => slackHeader,
                    "X-Slack-Request-Timestamp" => stamp,
                    _ => null,
                },
            now
        );
        WebhookSecret[] stripeSecrets = [new("WebhookSecret", StripeSecret)];
        WebhookSecret[] slackSecrets = [new("SigningSecret", SlackSecret)];
        var (stripeKey, slackKey) = (Encoding.UTF8.GetBytes(StripeSecret), Encoding.UTF8.GetBytes(SlackSecret));

        Console.WriteLine();
        Console.WriteLine("### Webhook verification, one thread");
        Console.WriteLine();
        Console.WriteLine("| what | floor bytes | ours bytes | floor µs | ours µs | rate, × floor |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Line(
            "Stripe verify",
            times,
            () => FloorVerify(stripeKey, stripeHeader.AsSpan(2, 10), ".", stripeHeader.AsSpan(16), "", body),
            () => Accepted(stripe, stripeWebhook, stripeSecrets)
        );
        Line(
            "Slack verify",
            times,
            () => FloorVerify(slackKey, stamp, ":", slackHeader.AsSpan(3), "v0:", body),
            () => Accepted(slack, slackWebhook, slackSecrets)
        );
        Line(
            "Stripe verify and typed event",
            times / 4,
            () =>
                FloorVerify(stripeKey, stripeHeader.AsSpan(2, 10), ".", stripeHeader.AsSpan(16), "", body)
                && JsonSerializer.Deserialize(body, FloorJson.Default.FloorEvent) is not null,
            () => Accepted(stripe, stripeWebhook, stripeSecrets) && stripe.Read(stripeWebhook).Any()
        );
        var forged = new RawWebhook(
            body,
            name => name == "Stripe-Signature" ? stripeHeader[..^1] + (stripeHeader[^1] == '0' ? '1' : '0') : null,
            now
        );
        var kept = forged.Header("Stripe-Signature")!;
        var refused = new RawWebhook(body, _ => kept, now);
        Line(
            "Stripe refusal",
            times,
            () => !FloorVerify(stripeKey, kept.AsSpan(2, 10), ".", kept.AsSpan(16), "", body),
            () => !Accepted(stripe, refused, stripeSecrets)
        );
        DocuSignVerification.Run(times);
        SendGridVerification.Run(times / 20);
    }

    internal static bool Accepted(IWebhookReceiver receiver, RawWebhook webhook, IReadOnlyList<WebhookSecret> secrets)
    {
        var verification = receiver.VerifyAsync(webhook, secrets, CancellationToken.None);
        return verification.IsCompletedSuccessfully && verification.Result.Outcome == VerificationOutcome.Accepted;
    }

    private static bool FloorVerify(
        byte[] key,
        ReadOnlySpan<char> stamp,
        string separator,
        ReadOnlySpan<char> hex,
        string prefix,
        byte[] body
    )
    {
        if (
            !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) > 300
        )
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[32];
        Span<byte> head = stackalloc byte[32];
        var length = Encoding.ASCII.GetBytes(prefix, head);
        length += Encoding.ASCII.GetBytes(stamp, head[length..]);
        length += Encoding.ASCII.GetBytes(separator, head[length..]);
        Convert.FromHexString(hex, expected, out _, out _);
        Span<byte> mac = stackalloc byte[32];
        // The one-shot hash wants one span, so the parts are put together first.
        var rented = System.Buffers.ArrayPool<byte>.Shared.Rent(length + body.Length);
        head[..length].CopyTo(rented);
        body.CopyTo(rented, length);
        HMACSHA256.HashData(key, rented.AsSpan(0, length + body.Length), mac);
        System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        return CryptographicOperations.FixedTimeEquals(expected, mac);
    }

    internal static void Line(string name, int times, Func<bool> floor, Func<bool> ours)
    {
        Time(floor, times / 4);
        Time(ours, times / 4);
        var rounds = Enumerable.Range(0, 5).Select(_ => (Floor: Time(floor, times), Ours: Time(ours, times))).ToList();
        var (f, o) = (Cost.Median([.. rounds.Select(round => round.Floor)]), Cost.Median([.. rounds.Select(round => round.Ours)]));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {f.Bytes} | {o.Bytes} | {f.Cpu:F2} | {o.Cpu:F2} | {f.Cpu / o.Cpu:F2} |"
            )
        );
    }

    private static Cost Time(Func<bool> call, int times)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            if (!call())
            {
                throw new InvalidOperationException("The benchmark's webhook was not judged as it should be.");
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        return new Cost((GC.GetAllocatedBytesForCurrentThread() - bytes) / times, elapsed.TotalMicroseconds / times);
    }

    private static string Sign(string secret, string head, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(head).Concat(body).ToArray()));
}
