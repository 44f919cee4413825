import { Heart, Trash2 } from "lucide-react";
import { FormMessage } from "@/components/form/form-message";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { Select } from "@/components/ui/select";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/platform/http/action";
import { BothSchemes, Row, Sample } from "./both-schemes";
import { RangeSample } from "./range-sample";

const HERE = "/admin/styleguide";
const KINDS = ["primary", "secondary", "ghost", "danger"] as const;
const SIZES = ["sm", "md", "lg"] as const;
const REFUSED: ActionResult<unknown> = {
  ok: false,
  code: "invalid",
  message: "Please look at the fields that are marked.",
  fields: [],
};

function Choices() {
  return (
    <>
      <option value="gb">United Kingdom</option>
      <option value="de">Germany</option>
    </>
  );
}

/** What one presses: buttons and links. */
function Buttons() {
  return (
    <BothSchemes id="buttons" title="Buttons and links">
      {KINDS.map((kind) => (
        <Row key={kind}>
          {SIZES.map((size) => (
            <Sample key={size} name={`${kind} ${size}`}>
              <Button variant={kind} size={size}>
                Add to cart
              </Button>
            </Sample>
          ))}
          <Sample name={`${kind} busy`}>
            <Button variant={kind} pending>
              Add to cart
            </Button>
          </Sample>
          <Sample name={`${kind} disabled`}>
            <Button variant={kind} disabled>
              Add to cart
            </Button>
          </Sample>
        </Row>
      ))}
      <Sample name="block">
        <Button block>To the checkout</Button>
      </Sample>
      <Row>
        <Sample name="ButtonLink">
          <ButtonLink href={HERE}>Go shopping</ButtonLink>
        </Sample>
        <Sample name="ButtonLink secondary">
          <ButtonLink href={HERE} variant="secondary">
            Front page
          </ButtonLink>
        </Sample>
        <Sample name="IconButton">
          <IconButton label="Like">
            <Heart className="size-5" aria-hidden="true" />
          </IconButton>
        </Sample>
        <Sample name="IconButton disabled">
          <IconButton label="Remove" disabled>
            <Trash2 className="size-5" aria-hidden="true" />
          </IconButton>
        </Sample>
        <Sample name="Link, LinkPending">
          <Link href={HERE} className="underline underline-offset-4">
            A link
            <LinkPending />
          </Link>
        </Sample>
      </Row>
    </BothSchemes>
  );
}

/** What one types and chooses in. */
function Fields() {
  return (
    <BothSchemes id="fields" title="Fields">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label="Empty" placeholder="robin@example.com" />
        <TextField label="Filled" defaultValue="Robin Reader" />
        <TextField label="With help" hint="As it stands on your card." optional />
        <TextField label="Wrong" defaultValue="!!!" error="This is no postcode of the United Kingdom." />
        <TextField label="Disabled" defaultValue="Cannot be changed" disabled />
        <TextField label="Number" type="number" defaultValue={3} />
        <SelectField label="Choice" hint="Where it is sent to.">
          <Choices />
        </SelectField>
        <SelectField label="Choice, wrong" error="Nothing is sent there.">
          <Choices />
        </SelectField>
        <SelectField label="Choice, disabled" disabled>
          <Choices />
        </SelectField>
        <Sample name="Select">
          <Select aria-label="Sort">
            <option>Newest first</option>
          </Select>
        </Sample>
        <TextAreaField label="Text" rows={3} defaultValue={"A few lines\nof text."} />
        <TextAreaField label="Text, wrong" rows={3} error="Please write something." />
        <TextAreaField label="Code" rows={3} code defaultValue={'{ "weight": 1 }'} />
        <RangeSample />
      </div>
      <div>
        <Checkbox label="Checkbox" />
        <Checkbox label="Ticked, with a count" count={12} defaultChecked />
        <Checkbox label="Disabled" disabled />
      </div>
      <Sample name="FormMessage">
        <FormMessage result={REFUSED} />
      </Sample>
    </BothSchemes>
  );
}

/** Everything one works with. */
export function Controls() {
  return (
    <>
      <Buttons />
      <Fields />
    </>
  );
}
