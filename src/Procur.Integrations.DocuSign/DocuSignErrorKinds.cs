namespace Procur.Integrations.DocuSign;

/// <summary>What each documented <c>errorCode</c> means.</summary>
internal static class DocuSignErrorKinds
{
    public static IReadOnlyDictionary<string, IntegrationErrorKind> All { get; } =
        new Dictionary<string, IntegrationErrorKind>
        {
            ["AUTHORIZATION_INVALID_TOKEN"] = IntegrationErrorKind.Authentication,
            ["USER_AUTHENTICATION_FAILED"] = IntegrationErrorKind.Authentication,
            ["PARTNER_AUTHENTICATION_FAILED"] = IntegrationErrorKind.Authentication,
            ["USER_LACKS_PERMISSIONS"] = IntegrationErrorKind.Permission,
            ["ACCOUNT_LACKS_PERMISSIONS"] = IntegrationErrorKind.Permission,
            ["USER_DOES_NOT_EXIST_IN_SYSTEM"] = IntegrationErrorKind.Permission,
            ["INVALID_REQUEST_PARAMETER"] = IntegrationErrorKind.Validation,
            ["INVALID_REQUEST_BODY"] = IntegrationErrorKind.Validation,
            ["INVALID_CONTENT_TYPE"] = IntegrationErrorKind.Validation,
            ["UNABLE_TO_CONVERT_DOCUMENT"] = IntegrationErrorKind.Validation,
            ["INVALID_EMAIL_ADDRESS_FOR_RECIPIENT"] = IntegrationErrorKind.Validation,
            ["ANCHOR_TAB_STRING_NOT_FOUND"] = IntegrationErrorKind.Validation,
            ["ENVELOPE_IS_INCOMPLETE"] = IntegrationErrorKind.Validation,
            ["UNKNOWN_ENVELOPE_RECIPIENT"] = IntegrationErrorKind.Validation,
            ["ENVELOPE_DOES_NOT_EXIST"] = IntegrationErrorKind.NotFound,
            ["RESOURCE_NOT_FOUND"] = IntegrationErrorKind.NotFound,
            ["DOCUMENT_DOES_NOT_EXIST"] = IntegrationErrorKind.NotFound,
            ["TEMPLATE_ID_INVALID"] = IntegrationErrorKind.NotFound,
            ["ENVELOPE_CANNOT_VOID_INVALID_STATE"] = IntegrationErrorKind.Conflict,
            ["ENVELOPE_INVALID_STATUS"] = IntegrationErrorKind.Conflict,
            ["RECIPIENT_NOT_IN_SEQUENCE"] = IntegrationErrorKind.Conflict,
            ["HOURLY_APIINVOCATION_LIMIT_EXCEEDED"] = IntegrationErrorKind.RateLimited,
            ["BURST_APIINVOCATION_LIMIT_EXCEEDED"] = IntegrationErrorKind.RateLimited,
            ["ENVELOPE_ALLOWANCE_EXCEEDED"] = IntegrationErrorKind.Refused,
            ["UNSPECIFIED_ERROR"] = IntegrationErrorKind.Unavailable,
        };
}
