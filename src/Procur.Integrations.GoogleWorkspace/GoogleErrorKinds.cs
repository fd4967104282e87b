namespace Procur.Integrations.GoogleWorkspace;

/// <summary>What the reasons mean that Google's APIs give.</summary>
internal static class GoogleErrorKinds
{
    public static IReadOnlyDictionary<string, IntegrationErrorKind> All { get; } = new[]
        {
            Of(IntegrationErrorKind.Authentication, "authError required expired"),
            Of(
                IntegrationErrorKind.Permission,
                """
                insufficientPermissions insufficientFilePermissions forbidden forbiddenForNonOrganizer forbiddenForServiceAccounts
                accessNotConfigured domainPolicy cannotModifyInheritedPermission requiredAccessLevel appNotAuthorizedToFile
                """
            ),
            Of(
                IntegrationErrorKind.RateLimited,
                """
                rateLimitExceeded userRateLimitExceeded quotaExceeded dailyLimitExceeded variableTermLimitExceeded variableTermExpiredDailyExceeded
                sharingRateLimitExceeded calendarUsageLimits
                """
            ),
            Of(
                IntegrationErrorKind.Refused,
                "storageQuotaExceeded fileNotDownloadable cannotDownloadAbusiveFile teamDriveFileLimitExceeded numChildrenInNonRootLimitExceeded activeItemCreationLimitExceeded"
            ),
            Of(IntegrationErrorKind.NotFound, "notFound deleted"),
            Of(
                IntegrationErrorKind.Conflict,
                "duplicate alreadyExists fileIdInUse conflict conditionNotMet fullSyncRequired updatedMinTooLongAgo"
            ),
            Of(
                IntegrationErrorKind.Validation,
                "badRequest invalid invalidParameter parseError timeRangeEmpty timeRangeTooLong invalidSharingRequest"
            ),
            Of(IntegrationErrorKind.Unavailable, "backendError internalError"),
        }.SelectMany(static reasons => reasons).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, IntegrationErrorKind>> Of(IntegrationErrorKind kind, string reasons) =>
        reasons.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(reason => KeyValuePair.Create(reason, kind));
}
