using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Groups;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Native;
using Fluxa.Recovery.Redrives;
using Fluxa.Recovery.Redrives.Planning;

namespace Fluxa.Recovery;

[JsonSerializable(typeof(Page<FailureAnswer>), TypeInfoPropertyName = "PageFailureAnswer")]
[JsonSerializable(typeof(Page<GroupAnswer>), TypeInfoPropertyName = "PageGroupAnswer")]
[JsonSerializable(typeof(Page<RedriveAnswer>), TypeInfoPropertyName = "PageRedriveAnswer")]
[JsonSerializable(typeof(Page<ItemAnswer>), TypeInfoPropertyName = "PageItemAnswer")]
[JsonSerializable(typeof(Page<AuditAnswer>), TypeInfoPropertyName = "PageAuditAnswer")]
[JsonSerializable(typeof(RedriveAnswer))]
[JsonSerializable(typeof(FailureDetail))]
[JsonSerializable(typeof(GroupDetail))]
[JsonSerializable(typeof(StatsAnswer))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(ChangeAnswer))]
[JsonSerializable(typeof(CommentAnswer))]
[JsonSerializable(typeof(MovesAnswer))]
[JsonSerializable(typeof(MoveStartAnswer))]
[JsonSerializable(typeof(MoveCancelAnswer))]
[JsonSerializable(typeof(IReadOnlyList<PlannedGroup>), TypeInfoPropertyName = "IReadOnlyListPlannedGroup")]
[JsonSerializable(typeof(IReadOnlyList<PlanWarning>), TypeInfoPropertyName = "IReadOnlyListPlanWarning")]
[JsonSerializable(typeof(ExportLine))]
internal sealed partial class RecoveryJson : JsonSerializerContext
{
    /// <summary>Snake case, and é stays é: the answer says that it is JSON and that nothing else may be read into it.</summary>
    public static RecoveryJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
