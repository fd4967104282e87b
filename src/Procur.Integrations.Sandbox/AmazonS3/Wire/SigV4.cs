using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Time;

namespace Procur.Integrations.Sandbox.AmazonS3.Wire;

/// <summary>Checks Signature Version 4 as S3 does: the path encoded once, the payload's hash in a header.</summary>
internal static class SigV4
{
    public const string Unsigned = "UNSIGNED-PAYLOAD";

    private const int LongestLink = 604_800;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>The id of the access key that a request names; null where it names none that can be read.</summary>
    public static string? KeyIdOf(StandInCall call)
    {
        try
        {
            return SigV4Claim.Of(call)?.KeyId;
        }
        catch (S3Refusal)
        {
            return "";
        }
    }

    /// <exception cref="S3Refusal">The signature is not good.</exception>
    public static SigV4Signature Verify(StandInCall call, S3Account account, SandboxClock clock)
    {
        var claim = SigV4Claim.Of(call)!;
        if (claim.Region != account.Region)
        {
            throw new S3Refusal(
                400,
                "AuthorizationHeaderMalformed",
                $"The authorization header is malformed; the region '{claim.Region}' is wrong; expecting '{account.Region}'",
                $"<Region>{account.Region}</Region>"
            );
        }

        CheckTime(claim, clock);
        CheckHeaders(claim, call);
        var canonical = Canonical(call, claim);
        var toSign = $"AWS4-HMAC-SHA256\n{claim.Moment}\n{claim.Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        foreach (var secret in account.SecretAccessKey.Live)
        {
            var key = KeyOf(secret, claim);
            if (Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign))) == claim.Signature)
            {
                return new SigV4Signature(claim.Signature, key, claim.Moment, claim.Scope);
            }
        }

        throw new S3Refusal(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your key and signing method."
        );
    }

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    private static void CheckTime(SigV4Claim claim, SandboxClock clock)
    {
        if (claim.Expires is not { } expires)
        {
            // The vendors' SDKs sign by the machine's clock, which does not move with the sandbox's.
            if ((clock.Real.GetUtcNow() - claim.At).Duration() > Skew)
            {
                throw new S3Refusal(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large."
                );
            }

            return;
        }

        if (expires is < 1 or > LongestLink)
        {
            throw new S3Refusal(
                400,
                "AuthorizationQueryParametersError",
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"
            );
        }

        var now = clock.GetUtcNow();
        if (claim.At > now + Skew)
        {
            throw S3Refusal.Denied("Request is not yet valid");
        }

        if (claim.At.AddSeconds(expires) < now)
        {
            throw S3Refusal.Denied("Request has expired");
        }
    }

    // Headers of Amazon's own that nobody signed could have been put in by anybody.
    private static void CheckHeaders(SigV4Claim claim, StandInCall call)
    {
        var unsigned = call
            .Headers.Select(header => header.Key.ToLowerInvariant())
            .Where(name => name.StartsWith("x-amz-", StringComparison.Ordinal) && !claim.SignedHeaders.Contains(name))
            .ToList();
        if (!claim.SignedHeaders.Contains("host") || unsigned.Count > 0)
        {
            throw S3Refusal.Denied("There were headers present in the request which were not signed");
        }
    }

    private static string Canonical(StandInCall call, SigV4Claim claim)
    {
        var path = string.Join(
            '/',
            call.Target.Split('?')[0].Split('/').Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part)))
        );
        var query = string.Join(
            '&',
            S3Address
                .Parse(call.Query)
                .Where(pair => pair.Key != "X-Amz-Signature")
                .Select(pair => (Name: Uri.EscapeDataString(pair.Key), Value: Uri.EscapeDataString(pair.Value)))
                .OrderBy(pair => pair.Name, StringComparer.Ordinal)
                .ThenBy(pair => pair.Value, StringComparer.Ordinal)
                .Select(pair => $"{pair.Name}={pair.Value}")
        );
        var headers = string.Concat(claim.SignedHeaders.Select(name => $"{name}:{Collapse(call.Headers[name].ToString())}\n"));
        var payload = claim.Expires is null ? call.Header("x-amz-content-sha256") ?? "" : Unsigned;
        return $"{call.Method}\n{path}\n{query}\n{headers}\n{string.Join(';', claim.SignedHeaders)}\n{payload}";
    }

    private static string Collapse(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static byte[] KeyOf(string secret, SigV4Claim claim)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (string[])[claim.Day, claim.Region, "s3", "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }
}
