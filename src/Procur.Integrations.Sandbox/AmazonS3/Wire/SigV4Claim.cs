using System.Globalization;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3.Wire;

/// <summary>What a request says of its signature, in its headers or in its query.</summary>
internal sealed class SigV4Claim
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    private SigV4Claim(string credential, string signedHeaders, string signature, string moment, int? expires)
    {
        var parts = credential.Split('/');
        if (parts.Length != 5 || parts[3] != "s3" || parts[4] != "aws4_request")
        {
            throw Malformed("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }

        KeyId = parts[0];
        Day = parts[1];
        Region = parts[2];
        Scope = string.Join('/', parts[1..]);
        SignedHeaders = signedHeaders.Split(';');
        Signature = signature;
        Moment = moment;
        Expires = expires;
    }

    public string KeyId { get; }

    public string Day { get; }

    public string Region { get; }

    public string Scope { get; }

    public IReadOnlyList<string> SignedHeaders { get; }

    public string Signature { get; }

    public string Moment { get; }

    /// <summary>For how many seconds a link works; null where the signature stands in headers.</summary>
    public int? Expires { get; }

    public DateTimeOffset At =>
        DateTimeOffset.TryParseExact(
            Moment,
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : throw S3Refusal.Denied("AWS authentication requires a valid Date or x-amz-date header");

    /// <exception cref="S3Refusal">It cannot be read.</exception>
    public static SigV4Claim? Of(StandInCall call)
    {
        if (call.Header("Authorization") is { } header)
        {
            return header.StartsWith(Algorithm + " ", StringComparison.Ordinal)
                ? OfHeader(header[Algorithm.Length..], call.Header("x-amz-date") ?? "")
                : throw new S3Refusal(
                    400,
                    "InvalidRequest",
                    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."
                );
        }

        var query = S3Address.Parse(call.Query).ToLookup(pair => pair.Key, pair => pair.Value);
        if (!query.Contains("X-Amz-Signature"))
        {
            return null;
        }

        return
            query["X-Amz-Algorithm"].FirstOrDefault() == Algorithm
            && int.TryParse(query["X-Amz-Expires"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
            ? new SigV4Claim(
                query["X-Amz-Credential"].FirstOrDefault() ?? "",
                query["X-Amz-SignedHeaders"].FirstOrDefault() ?? "",
                query["X-Amz-Signature"].First(),
                query["X-Amz-Date"].FirstOrDefault() ?? "",
                expires
            )
            : throw new S3Refusal(
                400,
                "AuthorizationQueryParametersError",
                "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."
            );
    }

    private static SigV4Claim OfHeader(string header, string moment)
    {
        var parts = header
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1]);
        return
            parts.TryGetValue("Credential", out var credential)
            && parts.TryGetValue("SignedHeaders", out var signedHeaders)
            && parts.TryGetValue("Signature", out var signature)
            ? new SigV4Claim(credential, signedHeaders, signature, moment, null)
            : throw Malformed("the Authorization header requires Credential, SignedHeaders and Signature.");
    }

    private static S3Refusal Malformed(string why) =>
        new(400, "AuthorizationHeaderMalformed", "The authorization header is malformed; " + why);
}
