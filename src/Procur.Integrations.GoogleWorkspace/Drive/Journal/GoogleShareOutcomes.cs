using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>
/// Finds out whether a share that tells by e-mail took effect: somebody who was not let in before it and has the role now was let in by it, and told. Whoever
/// is not found may be there under another of their addresses, so that stays unknown.
/// </summary>
internal sealed class GoogleShareOutcomes(GoogleDriveClient client) : IOutcomeResolver
{
    public bool CanResolve(string operation) => operation == GoogleDriveOperations.CreatePermission;

    // Whom it lets in and as what.
    public string? Note(WireCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return
            call is { Repeat: Repeat.NotIdempotent, Body: { } body }
            && JsonSerializer.Deserialize(body.Bytes.Span, GoogleDriveJson.Default.GoogleDriveGrant) is { } sent
            ? JsonSerializer.Serialize(
                new GoogleDriveGrant { EmailAddress = sent.EmailAddress, Role = sent.Role },
                GoogleDriveJson.Default.GoogleDriveGrant
            )
            : null;
    }

    public async Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // One that tells nobody is sent again, which is as good a question.
        if (
            entry is not { Repeat: Repeat.NotIdempotent, LookUp: { } note, Target: { } target }
            || GoogleSharePath.Read(target) is not { } fileId
            || JsonSerializer.Deserialize(note, GoogleDriveJson.Default.GoogleDriveGrant)
                is not { EmailAddress: { Length: > 0 } email, Role: { } role }
        )
        {
            return OutcomeResolution.StillUnknown;
        }

        // Under the name that the journal knows the share by, whichever of the two keys that is.
        var intent = new WireIntent { IdempotencyKey = entry.Id.Key };
        // The one of then; where nobody looked then, the one of now, to which whoever comes late is new.
        var before = await client.ListPermissionsAsync(fileId, null, intent, cancellationToken).ConfigureAwait(false);
        if (before.Value.NextPageToken is not null || Of(email, before.Value) is not null)
        {
            return OutcomeResolution.StillUnknown;
        }

        return await FindAsync(fileId, email, cancellationToken).ConfigureAwait(false) is { } found && found.Role == role
            ? OutcomeResolution.TookEffect(
                200,
                JsonSerializer.SerializeToUtf8Bytes(found, GoogleDriveJson.Default.GoogleDriveGrant),
                "look-up"
            )
            : OutcomeResolution.StillUnknown;
    }

    private static GoogleDriveGrant? Of(string email, GoogleDriveGrants grants) =>
        grants.Permissions?.FirstOrDefault(grant => string.Equals(grant.EmailAddress, email, StringComparison.OrdinalIgnoreCase));

    private async Task<GoogleDriveGrant?> FindAsync(string fileId, string email, CancellationToken cancellationToken)
    {
        string? from = null;
        do
        {
            var page = await client.ListPermissionsAsync(fileId, from, null, cancellationToken).ConfigureAwait(false);
            if (Of(email, page.Value) is { } found)
            {
                return found;
            }

            from = page.Value.NextPageToken;
        } while (from is not null);

        return null;
    }
}
