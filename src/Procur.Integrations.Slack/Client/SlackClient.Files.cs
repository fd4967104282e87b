using System.Text.Json.Nodes;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

public sealed partial class SlackClient
{
    /// <summary>files.getUploadURLExternal: where the bytes of a file go. Asked again it gives another address, and nothing comes of the first.</summary>
    /// <param name="fileName">The name.</param>
    /// <param name="length">The length in bytes.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackUploadTarget>> GetUploadUrlAsync(
        string fileName,
        long length,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SlackOperations.GetUploadUrl,
            new WireForm().Add("filename", fileName).Add("length", length),
            SlackJson.Default.SlackUploadTarget,
            cancellationToken
        );

    /// <summary>Sends a file's bytes to where <see cref="GetUploadUrlAsync"/> said. Nobody sees it until it is completed, so that it may be sent again.</summary>
    /// <exception cref="IntegrationException">The call failed, or the address is none of Slack's.</exception>
    public async Task<WireReply> UploadBytesAsync(Uri uploadUrl, WireBody content, CancellationToken cancellationToken = default) =>
        await Connection
            .SendAsync(
                new WireCall(SlackOperations.UploadBytes, HttpMethod.Post, "", Repeat.Idempotent)
                {
                    BaseAddress = await TrustedAsync(uploadUrl, SlackOperations.UploadBytes, cancellationToken).ConfigureAwait(false),
                    Body = content,
                    Anonymous = true,
                    ExpectsJson = false,
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>files.completeUploadExternal: makes uploaded files seen. Sent twice, it may be said twice.</summary>
    public Task<WireReply<SlackFileList>> CompleteUploadAsync(
        SlackUploadCompletion completion,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) =>
        PostAsync(
            SlackOperations.CompleteUpload,
            completion,
            SlackJson.Default.SlackUploadCompletion,
            Repeat.NotIdempotent,
            SlackJson.Default.SlackFileList,
            intent,
            further,
            cancellationToken
        );
}
