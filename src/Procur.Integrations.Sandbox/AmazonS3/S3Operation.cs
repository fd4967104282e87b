using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3;

/// <summary>An operation of the S3 API.</summary>
/// <param name="Name">Amazon's name.</param>
/// <param name="Mutates">Whether it can commit an effect: what nobody sees before it is completed cannot.</param>
/// <param name="Execute">Does it.</param>
internal sealed record S3Operation(string Name, bool Mutates, Func<S3Call, StandInReply> Execute) : StandInOperation(Name, Mutates);
