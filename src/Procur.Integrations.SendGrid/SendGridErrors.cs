using System.Globalization;
using System.Text.Json;
using Procur.Integrations.Wire;

namespace Procur.Integrations.SendGrid;

/// <summary>Tells SendGrid's failures apart: the status, and of a 401 also its words, for an account without credits answers with one.</summary>
internal static class SendGridErrors
{
    private const int LongestMessage = 300;
    private const int LongestField = 120;

    public static Failure? Read(WireReply reply)
    {
        if (reply.IsSuccess)
        {
            return null;
        }

        var (field, message) = First(reply);
        return (int)reply.Status switch
        {
            401 when message?.Contains("credits", StringComparison.OrdinalIgnoreCase) == true => new Failure(
                IntegrationErrorKind.Refused,
                "credits",
                message
            )
            {
                // Nothing is sent, and once there are credits again the same mail may go: no word on this mail for ever.
                Effect = FailureEffect.None,
                CredentialRejected = false,
                Advice = "The account has no credits left; add some or wait for the next period",
            },
            401 => new Failure(IntegrationErrorKind.Authentication, null, message),
            403 => new Failure(IntegrationErrorKind.Permission, field, message)
            {
                Advice = "Give the API key the scope (Settings, API Keys), and verify the sender (Settings, Sender Authentication)",
            },
            404 => new Failure(IntegrationErrorKind.NotFound, field, message),
            400 or 405 or 406 or 413 or 415 => new Failure(IntegrationErrorKind.Validation, field, message),
            429 => new Failure(IntegrationErrorKind.RateLimited, null, message) { RetryAfter = UntilReset(reply) },
            >= 500 => new Failure(IntegrationErrorKind.Unavailable, null, message),
            _ => null,
        };
    }

    /// <summary>Which personalizations a refusal finds wrong: <c>personalizations.3.to.0.email</c> is the fourth. None where the mail itself is wrong, too.</summary>
    public static IReadOnlyList<SendGridRefusedPersonalization> PersonalizationsIn(WireReply reply, int count)
    {
        if ((int)reply.Status != 400)
        {
            return [];
        }

        const string before = "personalizations.";
        var found = new SortedDictionary<int, SendGridRefusedPersonalization>();
        foreach (var error in Errors(reply))
        {
            var field = Text(error, "field").AsSpan();
            var rest = field.StartsWith(before) ? field[before.Length..] : [];
            var dot = rest.IndexOf('.');
            if (dot < 0 || !int.TryParse(rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= count)
            {
                // Without this recipient the mail would be just as wrong.
                return [];
            }

            var isAddress = rest.EndsWith(".email") || rest.EndsWith(".to");
            found.TryAdd(number, new(number, isAddress, Short(Text(error, "message"), LongestMessage)));
        }

        return [.. found.Values];
    }

    private static (string? Field, string? Message) First(WireReply reply)
    {
        foreach (var error in Errors(reply))
        {
            return (Short(Text(error, "field"), LongestField), Short(Text(error, "message"), LongestMessage));
        }

        return (null, null);
    }

    private static IEnumerable<JsonElement> Errors(WireReply reply) =>
        reply.LooksLikeJson
        && reply.Json is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty("errors", out var errors)
        && errors.ValueKind == JsonValueKind.Array
            ? errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object)
            : [];

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Short(string? text, int longest) => text is { } said && said.Length > longest ? said[..longest] : text;

    // A moment by SendGrid's clock, so it is compared with the moment that the answer bears.
    private static TimeSpan? UntilReset(WireReply reply) =>
        long.TryParse(reply.Header("X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
        && reset is > 0 and < 253402300800
        && DateTimeOffset.TryParse(reply.Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
            ? TimeSpan.FromSeconds(Math.Max(0, reset - now.ToUnixTimeSeconds()))
            : null;
}
