using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Procur.Integrations.Wire;

namespace Procur.Integrations.AmazonS3;

/// <summary>Reads what the SDK throws: S3's code first, then the status. See "Error responses" of the S3 API reference.</summary>
internal static class AmazonS3Errors
{
    public static Failure Read(Exception e) =>
        e switch
        {
            AmazonUnmarshallingException unread when (int)unread.StatusCode < 300 => Unreadable(e),
            AmazonServiceException { StatusCode: not 0 } said => FromService(said),
            UnreadableAnswerException => Unreadable(e),
            AmazonServiceException or AmazonClientException or HttpRequestException or IOException => FromNetwork(e),
            // A mistake in the code, or a request the SDK does not take: thrown on as an exception of no known kind.
            _ => new(IntegrationErrorKind.Unrecognized) { Effect = FailureEffect.Unknown, Retry = false },
        };

    /// <summary>Whether an object was to be made and is there already.</summary>
    public static bool IsTaken(AmazonS3Exception e) =>
        e.StatusCode == HttpStatusCode.PreconditionFailed || e.ErrorCode == "PreconditionFailed";

    private static Failure FromService(AmazonServiceException said)
    {
        var failure = ByCode(said.ErrorCode) ?? ByStatus((int)said.StatusCode);
        // The SDK puts the status's name where there is no code; S3's own answers bear a request id.
        var worded =
            !string.IsNullOrEmpty(said.ErrorCode)
            && (!string.IsNullOrEmpty(said.RequestId) || !Enum.TryParse<HttpStatusCode>(said.ErrorCode, out _));
        return failure with
        {
            Code = string.IsNullOrEmpty(said.ErrorCode) ? null : said.ErrorCode,
            // Without a code of S3's own, what stands there may be a stranger's page.
            Message = worded ? said.Message : null,
            StatusCode = (int)said.StatusCode,
            RequestId = string.IsNullOrEmpty(said.RequestId) ? null : said.RequestId,
            RetryAfter = RetryAfter(said),
        };
    }

    private static Failure? ByCode(string? code) =>
        code switch
        {
            "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "ExpiredToken" or "InvalidToken" or "TokenRefreshRequired" => None(
                IntegrationErrorKind.Authentication
            ) with
            {
                CredentialRejected = true,
            },
            "RequestTimeTooSkewed" => None(IntegrationErrorKind.Authentication) with
            {
                Advice = "This machine's clock is more than 15 minutes off; set it",
            },
            "AccessDenied" => None(IntegrationErrorKind.Permission) with
            {
                Advice =
                    "Allow the key s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and s3:ListBucket on the bucket. Without s3:ListBucket a missing object is refused like a forbidden one",
            },
            "AllAccessDisabled" or "AccountProblem" => None(IntegrationErrorKind.Permission),
            "NoSuchKey" or "NoSuchUpload" or "NoSuchVersion" => None(IntegrationErrorKind.NotFound),
            "NoSuchBucket" => None(IntegrationErrorKind.NotFound) with
            {
                Advice = "Set BucketName to a bucket that is there, in this region",
            },
            // Two conditional writes met: neither was refused for good.
            "ConditionalRequestConflict" or "OperationAborted" => None(IntegrationErrorKind.Conflict) with { Retry = true },
            "PreconditionFailed" => new(IntegrationErrorKind.Conflict) { Effect = FailureEffect.Final },
            "SlowDown" or "TooManyRequests" or "RequestLimitExceeded" or "BandwidthLimitExceeded" => None(IntegrationErrorKind.RateLimited),
            "QuotaExceeded" or "XMinioStorageFull" or "ServiceQuotaExceeded" => None(IntegrationErrorKind.Refused),
            "PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" => None(
                IntegrationErrorKind.NotConfigured
            ) with
            {
                Advice = "The bucket is in another region; set Region, and Endpoint if it is set, to the bucket's own",
            },
            "NotImplemented" => None(IntegrationErrorKind.Validation) with
            {
                Advice = "This store does not know what was sent; set Profile to the store's own, and leave Checksums off",
            },
            "RequestTimeout" => new(IntegrationErrorKind.Timeout) { Effect = FailureEffect.None },
            "InternalError" or "ServiceUnavailable" => new(IntegrationErrorKind.Unavailable) { Effect = FailureEffect.Unknown },
            _ => null,
        };

    private static Failure ByStatus(int status) =>
        status switch
        {
            401 => None(IntegrationErrorKind.Authentication) with { CredentialRejected = true },
            403 => None(IntegrationErrorKind.Permission),
            404 => None(IntegrationErrorKind.NotFound),
            408 => new(IntegrationErrorKind.Timeout) { Effect = FailureEffect.Unknown },
            409 or 412 => new(IntegrationErrorKind.Conflict) { Effect = FailureEffect.Final },
            429 => None(IntegrationErrorKind.RateLimited),
            >= 500 => new(IntegrationErrorKind.Unavailable) { Effect = FailureEffect.Unknown },
            >= 400 => None(IntegrationErrorKind.Validation),
            // Redirects are not followed: the bucket is in another region, or the address is not the store's.
            >= 300 => ByCode("PermanentRedirect")!,
            _ => new(IntegrationErrorKind.Protocol) { Effect = FailureEffect.Unknown },
        };

    private static Failure None(IntegrationErrorKind kind) => new(kind) { Effect = FailureEffect.None };

    private static Failure Unreadable(Exception e) =>
        new(IntegrationErrorKind.Protocol, null, e is UnreadableAnswerException ? e.Message : "an answer that is not S3's XML")
        {
            Effect = FailureEffect.Unknown,
        };

    private static Failure FromNetwork(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (
                cause is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError
                }
            )
            {
                return new(IntegrationErrorKind.Unavailable, null, "no connection could be made") { Effect = FailureEffect.None };
            }
        }

        return new(IntegrationErrorKind.Unavailable, null, "the connection broke before the whole answer came")
        {
            Effect = FailureEffect.Unknown,
        };
    }

    private static TimeSpan? RetryAfter(AmazonServiceException said) =>
        (said.InnerException as HttpErrorResponseException)?.Response is { } response
        && response.IsHeaderPresent("Retry-After")
        && int.TryParse(response.GetHeaderValue("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
