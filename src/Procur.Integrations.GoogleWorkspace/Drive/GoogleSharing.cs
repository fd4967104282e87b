using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

internal sealed class GoogleSharing(GoogleDriveClient client) : IFileSharing
{
    private const string Reader = "reader";
    private const string Writer = "writer";

    public async Task<FileGrant> ShareAsync(FileSharingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Email, nameof(request));
        var role = request.Role switch
        {
            FileRole.Reader => Reader,
            FileRole.Writer => Writer,
            _ => throw new ArgumentException("Drive shares with a reader or a writer; name one of them.", nameof(request)),
        };
        if (request.Message is not null && !request.Notify)
        {
            throw new ArgumentException("The message goes with the e-mail: set Notify, or leave the message out.", nameof(request));
        }

        if (request.Notify)
        {
            // Who was there before stays with the intent: should the answer be lost, whoever has come since was let in, and told, by this very call.
            await client.ListPermissionsAsync(request.FileId, null, WireIntent.Of(request), cancellationToken).ConfigureAwait(false);
        }

        var reply = await client
            .CreatePermissionAsync(
                request.FileId,
                new GoogleDriveGrant
                {
                    Type = "user",
                    Role = role,
                    EmailAddress = request.Email,
                },
                request.Notify,
                request.Message,
                WireIntent.Of(request),
                request.ProviderOptions,
                cancellationToken
            )
            .ConfigureAwait(false);
        // Somebody who may do more already keeps that unless it is taken back; an owner cannot lose it.
        if (reply.Value is { Id: { } id, Role: Reader or Writer or "commenter" } had && had.Role != role)
        {
            reply = await client.UpdatePermissionAsync(request.FileId, id, role, cancellationToken).ConfigureAwait(false);
        }

        return new FileGrant(reply.Value.Id ?? "", request.FileId, RoleOf(reply.Value.Role))
        {
            ProviderRole = reply.Value.Role,
            Raw = reply.Raw,
        };
    }

    public Task UnshareAsync(string fileId, string grantId, CancellationToken cancellationToken = default) =>
        client.DeletePermissionAsync(fileId, grantId, cancellationToken);

    internal static FileRole RoleOf(string? role) =>
        role switch
        {
            Reader or "commenter" => FileRole.Reader,
            Writer or "fileOrganizer" or "organizer" or "owner" => FileRole.Writer,
            _ => FileRole.Unrecognized,
        };
}
