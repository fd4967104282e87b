using Procur.Integrations.DocuSign.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>Which of a user's accounts the settings mean.</summary>
internal static class DocuSignAccounts
{
    /// <summary>Null where the user is not in the account that is set, or in none.</summary>
    public static DocuSignUserAccount? Choose(DocuSignUserInfo user, DocuSignOptions options) =>
        DocuSignText.Id(options.AccountId) is { } wanted
            ? user.Accounts.FirstOrDefault(account => string.Equals(account.AccountId, wanted, StringComparison.OrdinalIgnoreCase))
            : user.Accounts.FirstOrDefault(account => account.IsDefault) ?? (user.Accounts.Count > 0 ? user.Accounts[0] : null);

    public static IntegrationException NotAmong(DocuSignOptions options, string operation) =>
        new(
            DocuSignIntegration.Descriptor.Key,
            operation,
            IntegrationErrorKind.Permission,
            $"{DocuSignIntegration.Descriptor.Key} {operation}: {Problem(options)} Nothing was sent."
        );

    public static string Problem(DocuSignOptions options) =>
        string.IsNullOrWhiteSpace(options.AccountId)
            ? "The user is a member of no account; add him to one in DocuSign admin."
            : "The user is no member of the account that AccountId names; correct AccountId or UserId, and check that Environment is the account's.";
}
